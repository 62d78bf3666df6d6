import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextStop } from '../../../static/js/features/shell/moves.js';
import { answers, readQuery } from '../../../static/js/features/switcher/candidates.js';

/** @param {number} id @param {boolean} [unread] */
const stop = (id, unread = false) => ({ channel: /** @type {any} */ ({ id }), unread, mentions: 0, selected: false });
const all = [stop(1), stop(2, true), stop(3), stop(4, true)];
/** @param {number | null} here @param {1 | -1} step @param {(one: any) => boolean} [fits] */
const next = (here, step, fits = () => true) => nextStop(all, here, step, fits)?.channel.id;

test('one goes round and round', () => {
  assert.deepEqual([next(1, 1), next(4, 1), next(1, -1)], [2, 1, 4]);
  assert.deepEqual([next(null, 1), next(null, -1)], [1, 4]);
});

test('only to what fits, and nowhere when only this one does', () => {
  assert.deepEqual([next(2, 1, (one) => one.unread), next(2, -1, (one) => one.unread)], [4, 4]);
  assert.equal(nextStop([stop(1, true)], 1, 1, (one) => one.unread), null);
  assert.equal(nextStop([], 1, 1, () => true), null);
});

/** @type {import('../../../static/js/features/switcher/candidates.js').Candidate[]} */
const places = [
  { key: 'a', kind: 'channel', name: 'general', last: 5, target: null },
  { key: 'b', kind: 'channel', name: 'glazes', unread: true, last: 1, target: null },
  { key: 'c', kind: 'channel', name: 'kiln', unread: true, mentions: 2, target: null },
  { key: 'd', kind: 'user', name: 'Gala', alias: 'galina_k', target: null },
  { key: 'e', kind: 'guild', name: 'Glassworks', target: null },
];
/** @param {string} query */
const found = (query) => answers(places, query).map(({ key }) => key).join('');

test('with nothing typed: where one is named, what is unread, where something was said last', () => {
  assert.equal(found(''), 'cba');
});

test('a sign in front narrows it, an alias counts as a name', () => {
  assert.deepEqual(readQuery('@gal'), { kind: 'user', words: 'gal' });
  assert.deepEqual([found('@g'), found('#g'), found('*g'), found('galina')], ['d', 'ba', 'e', 'd']);
  assert.equal(found('zzz'), '');
});
