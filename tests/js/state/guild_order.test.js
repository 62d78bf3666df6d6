import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completeOrder, folderOf, guildsOf } from '../../../static/js/state/guild_order.js';
import { changeFolder, makeFolder, moveEntry, openUp, stepEntry, wrapInFolder } from '../../../static/js/state/guild_sorting.js';

const FOLDER = { id: 70, name: 'Crafts', color: null, guilds: [3, 4] };
const ORDER = [1, FOLDER, 2, 5];

test('every guild stands there once: the new below, those that one has left not at all', () => {
  assert.deepEqual(completeOrder(ORDER, [1, 2, 3, 4, 5, 6]), [...ORDER, 6]);
  assert.deepEqual(completeOrder(ORDER, [2, 4]), [{ ...FOLDER, guilds: [4] }, 2]);
  assert.deepEqual(completeOrder(ORDER, [1, 5]), [1, 5]);
  assert.deepEqual(completeOrder([1, 1, { ...FOLDER, guilds: [1, 3] }], [1, 3]), [1, { ...FOLDER, guilds: [3] }]);
  assert.deepEqual(completeOrder([], [9, 8]), [9, 8]);
  assert.equal(completeOrder(ORDER, [1, 2, 3, 4, 5])[1], FOLDER);
});

test('guilds and folders move, into a folder and out of it', () => {
  assert.deepEqual(moveEntry(ORDER, 'g:5', { before: 'g:1', folder: null }), [5, 1, FOLDER, 2]);
  assert.deepEqual(moveEntry(ORDER, 'f:70', { before: null, folder: null }), [1, 2, 5, FOLDER]);
  assert.deepEqual(moveEntry(ORDER, 'g:1', { before: 'g:4', folder: 70 }), [{ ...FOLDER, guilds: [3, 1, 4] }, 2, 5]);
  assert.deepEqual(moveEntry(ORDER, 'g:3', { before: null, folder: null }), [1, { ...FOLDER, guilds: [4] }, 2, 5, 3]);
  assert.deepEqual(moveEntry(ORDER, 'f:70', { before: null, folder: 70 }), ORDER);
  assert.deepEqual(moveEntry(ORDER, 'g:1', { before: 'g:1', folder: null }), ORDER);
});

test('one guild on another makes a folder; on one in a folder it goes in', () => {
  assert.deepEqual(makeFolder(ORDER, 2, 5, 71), [1, FOLDER, { id: 71, name: '', color: null, guilds: [2, 5] }]);
  assert.deepEqual(makeFolder(ORDER, 3, 1, 71), [{ ...FOLDER, guilds: [3, 4, 1] }, 2, 5]);
  assert.deepEqual(makeFolder(ORDER, 2, 2, 71), ORDER);
});

test('a folder that has nothing in it any more is gone', () => {
  const small = moveEntry(ORDER, 'g:3', { before: null, folder: null });
  assert.deepEqual(moveEntry(small, 'g:4', { before: 'g:1', folder: null }), [4, 1, 2, 5, 3]);
});

test('a folder is renamed, opened up, and put around a guild', () => {
  assert.deepEqual(changeFolder(ORDER, 70, { name: 'Arts', color: 255 })[1], { ...FOLDER, name: 'Arts', color: 255 });
  assert.deepEqual(openUp(ORDER, 70), [1, 3, 4, 2, 5]);
  assert.deepEqual(wrapInFolder([1, 2], 2, 5), [1, { id: 5, name: '', color: null, guilds: [2] }]);
  assert.equal(folderOf(ORDER, 4), FOLDER);
  assert.equal(folderOf(ORDER, 1), null);
  assert.deepEqual(guildsOf(ORDER), [1, 3, 4, 2, 5]);
});

test('a step up or down goes past the ends of a folder, not past those of the list', () => {
  assert.deepEqual(stepEntry(ORDER, 'g:2', -1), [1, 2, FOLDER, 5]);
  assert.deepEqual(stepEntry(ORDER, 'g:2', 1), [1, FOLDER, 5, 2]);
  assert.deepEqual(stepEntry(ORDER, 'g:1', -1), ORDER);
  assert.deepEqual(stepEntry(ORDER, 'g:5', 1), ORDER);
  assert.deepEqual(stepEntry(ORDER, 'g:4', -1), [1, { ...FOLDER, guilds: [4, 3] }, 2, 5]);
  assert.deepEqual(stepEntry(ORDER, 'g:3', -1), [1, 3, { ...FOLDER, guilds: [4] }, 2, 5]);
  assert.deepEqual(stepEntry(ORDER, 'g:4', 1), [1, { ...FOLDER, guilds: [3] }, 4, 2, 5]);
  assert.deepEqual(stepEntry([{ ...FOLDER, guilds: [3] }, 1], 'g:3', -1), [3, 1]);
  assert.deepEqual(stepEntry(ORDER, 'f:70', 1), [1, 2, FOLDER, 5]);
});
