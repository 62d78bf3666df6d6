import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rank } from '../../../static/js/features/switcher/rank.js';

test('the start of a name is better than the start of a word, and that better than the middle', () => {
  assert.equal(rank('release-notes', 'rel'), 0);
  assert.equal(rank('release-notes', 'no'), 1);
  assert.equal(rank('release-notes', 'eas'), 2);
  assert.equal(rank('release-notes', 'rnt'), 3);
  assert.equal(rank('release-notes', 'xyz'), null);
});

test('case does not matter, in any script', () => {
  assert.equal(rank('Общий', 'общ'), 0);
  assert.equal(rank('general', ''), 0);
});
