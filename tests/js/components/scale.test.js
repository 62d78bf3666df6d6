import assert from 'node:assert/strict';
import { test } from 'node:test';
import { busiest, hitRate } from '../../../static/js/features/admin/samples.js';
import { axisTo, indexAt, lineThrough, pointsOf } from '../../../static/js/features/admin/scale.js';

test('an axis ends at a round number that holds the highest value', () => {
  assert.deepEqual(axisTo(7), { max: 8, ticks: [0, 2, 4, 6, 8] });
  assert.deepEqual(axisTo(100), { max: 100, ticks: [0, 25, 50, 75, 100] });
  assert.deepEqual(axisTo(0.3).ticks, [0, 0.1, 0.2, 0.3]);
  for (const nothing of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) assert.equal(axisTo(nothing).max, 1);
  for (let value = 0.01; value < 1e9; value *= 1.7) {
    const { max, ticks } = axisTo(value);
    assert.ok(max >= value * (1 - 1e-9) && max <= value * 2.6, `${value}: ${max}`);
    assert.ok(ticks.length >= 2 && ticks.length <= 5, `${value}: ${ticks}`);
  }
});

const BOX = { width: 100, height: 50, max: 10, capacity: 5 };

test('the newest value stands at the right edge, unknown ones leave a gap', () => {
  const points = pointsOf([0, null, 10, 5], BOX);
  assert.deepEqual(points, [{ x: 25, y: 50 }, null, { x: 75, y: 0 }, { x: 100, y: 25 }]);
  assert.equal(lineThrough(points), 'M25 50M75 0L100 25');
  assert.equal(lineThrough([]), '');
});

test('the pointer finds the value nearest to it', () => {
  assert.equal(indexAt(100, 100, 4, 5), 3);
  assert.equal(indexAt(80, 100, 4, 5), 2);
  assert.equal(indexAt(24, 100, 4, 5), 0);
  assert.equal(indexAt(3, 100, 4, 5), null);
});

test('how often the cache knew the answer is said of the time between two questions', () => {
  assert.equal(hitRate({ hits: 190, misses: 10 }, { hits: 100, misses: 0 }), 90);
  assert.equal(hitRate({ hits: 5, misses: 5 }, { hits: 5, misses: 5 }), null);
});

test('the busiest routes come first', () => {
  const route = (/** @type {string} */ path, /** @type {number} */ count) => ({ method: 'GET', path, failed: 0, times: { count, p50_ms: 1, p95_ms: 2 } });
  assert.deepEqual(busiest([route('/a', 1), route('/b', 9), route('/c', 5)], 2).map(({ path }) => path), ['/b', '/c']);
});
