import assert from 'node:assert/strict';
import { test } from 'node:test';
import { target } from '../../../static/js/components/roving.js';

test('a list goes round with up and down', () => {
  assert.equal(target('ArrowDown', 0, 3, 1), 1);
  assert.equal(target('ArrowDown', 2, 3, 1), 0);
  assert.equal(target('ArrowUp', 0, 3, 1), 2);
  assert.equal(target('ArrowRight', 0, 3, 1), null);
});

test('a grid moves by rows and columns and stops at its edges', () => {
  assert.equal(target('ArrowDown', 1, 20, 8), 9);
  assert.equal(target('ArrowUp', 1, 20, 8), null);
  assert.equal(target('ArrowDown', 17, 20, 8), null);
  assert.equal(target('ArrowRight', 7, 20, 8), 8);
});

test('Home and End go to the ends, other keys nowhere', () => {
  assert.equal(target('Home', 5, 9, 1), 0);
  assert.equal(target('End', 5, 9, 8), 8);
  assert.equal(target('a', 5, 9, 1), null);
});
