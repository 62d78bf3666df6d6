import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wrapWith } from '../../../static/js/features/composer/wrap.js';

/** @param {string} value @param {number} from @param {number} to @param {string} mark */
function apply(value, from, to, mark) {
  const change = wrapWith(value, from, to, mark);
  const text = value.slice(0, change.from) + change.text + value.slice(change.to);
  return [text, text.slice(change.start, change.end)];
}

test('marks the selection and keeps it selected', () => {
  assert.deepEqual(apply('say hello now', 4, 9, '**'), ['say **hello** now', 'hello']);
});

test('takes the mark away when it is there', () => {
  assert.deepEqual(apply('say **hello** now', 6, 11, '**'), ['say hello now', 'hello']);
  assert.deepEqual(apply('say *hello* now', 5, 10, '*'), ['say hello now', 'hello']);
});

test('italic inside bold is added, not half of the bold taken', () => {
  assert.deepEqual(apply('**hello**', 2, 7, '*'), ['***hello***', 'hello']);
  assert.deepEqual(apply('***hello***', 3, 8, '*'), ['**hello**', 'hello']);
});

test('without a selection the caret stands between the marks', () => {
  assert.deepEqual(apply('', 0, 0, '__'), ['____', '']);
});
