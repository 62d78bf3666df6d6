import assert from 'node:assert/strict';
import test from 'node:test';
import { LABEL_HEIGHT, nextItem, planRows, ROW_HEIGHT, rowOf, rowsBetween, sectionAt } from '../../../static/js/features/emoji/picker-rows.js';
import { ordered, used } from '../../../static/js/features/emoji/recent.js';
import { asReaction, customOf, inText } from '../../../static/js/state/emoji-spelling.js';

/** @param {string} key @param {number} count */
const section = (key, count) => ({ key, label: key, items: Array.from({ length: count }, (_, index) => `${key}${index}`) });
const plan = planRows([section('a', 10), section('b', 3), section('c', 800)]);

test('rows stand one below the other, and only those on show are drawn', () => {
  assert.equal(plan.height, 3 * LABEL_HEIGHT + (2 + 1 + 100) * ROW_HEIGHT);
  assert.deepEqual(plan.starts.map(({ key, top }) => [key, top]), [['a', 0], ['b', LABEL_HEIGHT + 2 * ROW_HEIGHT], ['c', 2 * LABEL_HEIGHT + 3 * ROW_HEIGHT]]);
  assert.ok(rowsBetween(plan, 1000, 1300).length <= 9);
  assert.equal(sectionAt(plan, 0), 'a');
  assert.equal(sectionAt(plan, LABEL_HEIGHT + 2 * ROW_HEIGHT), 'b');
  assert.equal(rowOf(plan, 12)?.start, 10);
  assert.equal(rowOf(plan, 5000), null);
});

test('arrows keep to the column across sections, as far as there is one', () => {
  const from = (/** @type {number} */ here, /** @type {string} */ key) => nextItem(plan, here, key);
  assert.equal(from(6, 'ArrowDown'), 9, 'the last of a short row');
  assert.equal(from(9, 'ArrowDown'), 11);
  assert.equal(from(11, 'ArrowUp'), 9);
  assert.equal(from(2, 'ArrowUp'), null);
  assert.equal(from(9, 'ArrowRight'), 10);
  assert.equal(from(0, 'ArrowLeft'), null);
  assert.deepEqual([from(5, 'Home'), from(5, 'End'), from(5, 'PageDown'), from(5, 'x')], [0, 812, 13 + 16 + 5, null]);
});

test('what is used often comes before what was used once, until that is long ago', () => {
  const day = 24 * 3600 * 1000;
  let uses = {};
  for (const at of [0, 1, 2]) uses = used(uses, '🍵', at);
  uses = used(uses, '🎉', 3);
  assert.deepEqual(ordered(uses), ['🍵', '🎉']);
  uses = used(uses, '🚀', 30 * day);
  assert.deepEqual(ordered(uses), ['🚀', '🍵', '🎉']);
  for (let index = 0; index < 100; index += 1) uses = used(uses, `e${index}`, 31 * day);
  assert.equal(Object.keys(uses).length, 60);
});

test('an emoji of a guild has two spellings', () => {
  assert.equal(inText({ id: 7, name: 'tea', animated: true }), '<a:tea:7>');
  assert.equal(asReaction('<a:tea:7>'), 'tea:7');
  assert.equal(asReaction('👍'), '👍');
  assert.deepEqual(customOf('tea:7'), { id: 7, name: 'tea' });
  assert.deepEqual(customOf('<:tea:7>'), { id: 7, name: 'tea' });
  assert.equal(customOf('🍵'), null);
});
