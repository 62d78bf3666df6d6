/** Choosing several messages, and places to forward one to. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matching } from '../../../static/js/features/forwarding/destinations.js';
import { MOST, selected } from '../../../static/js/features/messages/selection.js';

const ORDER = [1, 2, 3, 4, 5, 6];

/** @param {number[]} ids @param {number|null} last */
const chosen = (ids, last) => ({ channelId: 11, ids: new Set(ids), last });

test('a press chooses and unchooses, Shift takes all between', () => {
  assert.deepEqual([...selected(chosen([1], 1), ORDER, 3, false).ids], [1, 3]);
  assert.deepEqual([...selected(chosen([1, 3], 3), ORDER, 1, false).ids], [3]);
  assert.deepEqual([...selected(chosen([2], 2), ORDER, 5, true).ids], [2, 3, 4, 5]);
  assert.deepEqual([...selected(chosen([5], 5), ORDER, 3, true).ids], [5, 3, 4]);
  assert.deepEqual([...selected(chosen([9], 9), ORDER, 3, true).ids], [9, 3], 'the other end is not on the list any more');
});

test('no more than can be deleted at once', () => {
  const many = Array.from({ length: 150 }, (_, index) => index + 1);
  assert.equal(selected(chosen([1], 1), many, 150, true).ids.size, MOST);
});

test('names that begin with what is looked for come first, guilds last', () => {
  const places = [['general', 'Kiln club'], ['the-kiln', 'Welcome'], ['kiln', 'Welcome'], ['news', 'Welcome']].map(([name, place], id) => /** @type {any} */ ({ channel: { id }, name, place }));
  assert.deepEqual(matching(places, '#KILN').map(({ name }) => name), ['kiln', 'the-kiln', 'general']);
  assert.equal(matching(places, ' '), places);
  assert.deepEqual(matching(places, 'nothing'), []);
});
