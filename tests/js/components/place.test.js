import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placement } from '../../../static/js/components/place.js';

const WINDOW = { width: 1000, height: 800 };
const SIZE = { width: 200, height: 300 };

/** @param {number} left @param {number} top */
const anchorAt = (left, top) => ({ left, top, right: left + 40, bottom: top + 40, width: 40, height: 40 });

test('stands below the middle of its anchor', () => {
  assert.deepEqual(placement(anchorAt(480, 100), SIZE, WINDOW, 'below'), { left: 400, top: 146 });
});

test('lines up with the right edge of its anchor', () => {
  assert.equal(placement(anchorAt(480, 100), SIZE, WINDOW, 'below', 'end').left, 320);
});

test('goes to the other side where there is no room', () => {
  assert.equal(placement(anchorAt(480, 700), SIZE, WINDOW, 'below').top, 394);
  assert.equal(placement(anchorAt(480, 100), SIZE, WINDOW, 'above').top, 146);
  assert.equal(placement(anchorAt(20, 300), SIZE, WINDOW, 'left').left, 66);
});

test('never leaves the window', () => {
  const { left, top } = placement(anchorAt(985, 790), SIZE, { width: 150, height: 200 }, 'below');
  assert.deepEqual([left, top], [8, 8]);
});
