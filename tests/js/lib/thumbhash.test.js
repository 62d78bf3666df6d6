import assert from 'node:assert/strict';
import test from 'node:test';
import { placeholderPixels } from '../../../static/js/lib/thumbhash.js';

// Made by backend/files/thumbhash.py of two pictures that are computed here again.
const SLOPE = '3DgGbYxzd4dweIiHiHiHh4+G9/h4';
const HALF_CLEAR = 'VIqABQBJBmiPiIeICGCGlguoj3WIiIiIeA==';

/** @param {import('../../../static/js/lib/thumbhash.js').Pixels} pixels @param {number} x @param {number} y */
const at = ({ width, height, data }, x, y) => [...data.slice((Math.floor(y * height) * width + Math.floor(x * width)) * 4).slice(0, 4)];

test('a placeholder has the shape and about the colours of its picture', () => {
  const pixels = placeholderPixels(SLOPE);
  assert.ok(pixels);
  assert.deepEqual([pixels.width, Math.abs(pixels.height - 24) <= 2], [32, true]);
  for (const [x, y] of [[0.2, 0.2], [0.5, 0.5], [0.8, 0.7]]) {
    const wanted = [200 - x * 128, 50 + y * 120, x * 192, 255];
    at(pixels, x, y).forEach((value, index) => { assert.ok(Math.abs(value - wanted[index]) < 30, `${x} ${y} ${index}: ${value}, not ${wanted[index]}`); });
  }
});

test('what can be seen through stays so', () => {
  const pixels = placeholderPixels(HALF_CLEAR);
  assert.ok(pixels);
  assert.ok(at(pixels, 0.1, 0.5)[3] > 200);
  assert.ok(at(pixels, 0.9, 0.5)[3] < 100);
});

test('what is none is nothing', () => {
  for (const broken of ['', '!!!', 'AAAA']) assert.equal(placeholderPixels(broken), null);
});
