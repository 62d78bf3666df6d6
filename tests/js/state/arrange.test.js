import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneStep, placesAfter } from '../../../static/js/state/arrange.js';
import { sameOverwrites, triOf, withTri } from '../../../static/js/state/overwrites.js';

/** @param {number} id @param {number} position @param {number|null} [parent_id] @param {string} [type] @returns {any} */
const channel = (id, position, parent_id = null, type = 'text') => ({ id, position, parent_id, type });

const ALL = [channel(1, 0), channel(2, 1), channel(9, 2, null, 'category'), channel(3, 3, 9), channel(4, 4, 9), channel(8, 5, null, 'category'), channel(5, 6, 8)];

/** The ids in their new order, as the server makes it. @param {any} places */
const orderOf = (places) => [...places].sort((a, b) => a.position - b.position).map(({ id }) => id);

test('a channel goes before another, also into another category', () => {
  const up = placesAfter(ALL, 4, { parentId: 9, beforeId: 3 });
  assert.deepEqual(orderOf(up), [1, 2, 9, 4, 3, 8, 5]);
  const over = placesAfter(ALL, 1, { parentId: 8, beforeId: 5 }) ?? [];
  assert.deepEqual(orderOf(over), [2, 9, 3, 4, 8, 1, 5]);
  assert.equal(over.find(({ id }) => id === 1)?.parent_id, 8);
  assert.ok(over.every((place) => place.id === 1 || !('parent_id' in place)));
});

test('without a neighbour it goes to the end of those that stand there', () => {
  assert.deepEqual(orderOf(placesAfter(ALL, 1, { parentId: 9, beforeId: null })), [2, 9, 3, 4, 1, 8, 5]);
  assert.deepEqual(orderOf(placesAfter(ALL, 3, { parentId: null, beforeId: null })), [1, 2, 3, 9, 4, 8, 5]);
  assert.deepEqual(orderOf(placesAfter(ALL, 9, { parentId: null, beforeId: null })), [1, 2, 3, 4, 8, 9, 5]);
});

test('what stays where it is asks for nothing', () => {
  assert.equal(placesAfter(ALL, 3, { parentId: 9, beforeId: 4 }), null);
  assert.equal(placesAfter(ALL, 3, { parentId: 9, beforeId: 3 }), null);
  assert.equal(placesAfter(ALL, 77, { parentId: null, beforeId: null }), null);
  assert.equal(placesAfter(ALL, 2, { parentId: null, beforeId: null }), null);
});

test('positions with gaps and doubles still make an order, and what is not seen keeps its place', () => {
  const some = [channel(1, 0), channel(2, 3), channel(3, 3), channel(4, 9)];
  const places = placesAfter(some, 4, { parentId: null, beforeId: 2 });
  assert.deepEqual(orderOf(places), [1, 4, 2, 3]);
  assert.deepEqual(places?.map(({ position }) => position), [0, 3, 4, 9]);
});

test('a step up or down among neighbours ends at the edges', () => {
  const neighbours = ALL.slice(0, 2).concat(channel(7, 9));
  assert.deepEqual(oneStep(neighbours, 2, -1), { beforeId: 1 });
  assert.deepEqual(oneStep(neighbours, 2, 1), { beforeId: null });
  assert.deepEqual(oneStep(neighbours, 1, 1), { beforeId: 7 });
  assert.equal(oneStep(neighbours, 1, -1), null);
  assert.equal(oneStep(neighbours, 7, 1), null);
});

test('an overwrite says of each permission one of three things, never two', () => {
  const allowed = withTri({ allow: 0, deny: 2 ** 40 }, 'MODERATE_MEMBERS', 'allow');
  assert.deepEqual(allowed, { allow: 2 ** 40, deny: 0 });
  assert.deepEqual([triOf(allowed, 'MODERATE_MEMBERS'), triOf(allowed, 'ADMINISTRATOR')], ['allow', 'inherit']);
  assert.deepEqual(withTri(allowed, 'MODERATE_MEMBERS', 'deny'), { allow: 0, deny: 2 ** 40 });
  assert.deepEqual(withTri(allowed, 'MODERATE_MEMBERS', 'inherit'), { allow: 0, deny: 0 });
});

test('two lists of overwrites say the same in any order', () => {
  const a = { id: 1, type: /** @type {const} */ ('role'), allow: 1, deny: 2 };
  const b = { id: 2, type: /** @type {const} */ ('member'), allow: 0, deny: 4 };
  assert.ok(sameOverwrites([a, b], [b, { ...a }]));
  assert.ok(!sameOverwrites([a, b], [a, { ...b, deny: 5 }]));
  assert.ok(!sameOverwrites([a, b], [a]));
});
