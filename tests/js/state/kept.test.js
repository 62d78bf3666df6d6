/** The next start: what is kept of the last time is shown until the server answers, and to nobody else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BORIS, Hall } from '../support/hall.js';
import { createWorld } from '../support/world.js';

/** Room that outlives a reload. */
function createRoom() {
  /** @type {any} */
  let value = null;
  return {
    read: async () => structuredClone(value),
    write: async (/** @type {any} */ kept) => {
      value = structuredClone(kept);
    },
    clear: async () => {
      value = null;
    },
    holds: () => value,
  };
}

/** A browser that has been there before. */
async function visited() {
  const [hall, room, shelf] = [new Hall(), createRoom(), new Map()];
  hall.send(BORIS, 11, 'Tea is ready.');
  const world = createWorld({ hall, shelf, keep: room });
  await world.enter();
  await world.clock.advance(5000);
  return { hall, room, shelf, world };
}

test('without a network the last channel is there, and what is written leaves once when there is one', async () => {
  const { hall, room, shelf } = await visited();
  const world = createWorld({ hall, shelf, keep: room, seed: 2 });
  world.line.up = false;
  world.network.set(false);
  await world.enter();
  assert.deepEqual([world.store.session.value.phase, world.store.session.value.kept, world.texts(11)], ['ready', true, ['Tea is ready.']]);
  world.actions.send(11, 'On my way.');
  assert.deepEqual(world.texts(11), ['Tea is ready.', 'On my way.']);

  const again = createWorld({ hall, shelf, keep: room, seed: 3 });
  again.line.up = false;
  await again.enter();
  assert.deepEqual(again.texts(11), ['Tea is ready.', 'On my way.']);
  hall.send(BORIS, 11, 'Biscuits too.');
  again.line.up = true;
  again.actions.retryNow();
  await again.clock.advance(60_000);
  assert.deepEqual(again.texts(11), ['Tea is ready.', 'Biscuits too.', 'On my way.']);
  assert.deepEqual([again.store.session.value.kept, again.store.connection.value.status], [false, 'online']);
});

test('while the state is on its way the last one is shown', async () => {
  const { hall, room, shelf } = await visited();
  const world = createWorld({ hall, shelf, keep: room, delay: 400, seed: 2 });
  world.actions.start();
  /** @type {boolean[]} */
  const seen = [];
  for (let step = 0; step < 100; step += 1) {
    await world.clock.advance(20);
    if (world.texts(11).length > 0) seen.push(world.store.session.value.kept);
  }
  assert.deepEqual([seen[0], seen.at(-1)], [true, false]);
});

test('nothing is kept of whoever signed out, and nothing is shown to another', async () => {
  const { hall, room, shelf, world } = await visited();
  assert.ok(room.holds());
  world.line.signedIn = false;
  const ended = createWorld({ hall, shelf, keep: room, seed: 2 });
  ended.line.signedIn = false;
  await ended.enter();
  assert.deepEqual([ended.store.session.value.phase, ended.texts(11), room.holds()], ['signed_out', [], null]);
});

test('a window that reaches not to the present is not kept, and a long one in part', async () => {
  const { hall, room, world } = await visited();
  for (let count = 0; count < 80; count += 1) hall.send(BORIS, 11, `cup ${count}`);
  await world.clock.advance(10_000);
  const { messages, before } = room.holds().windows[11];
  assert.deepEqual([messages.length, messages.at(-1).content, before], [50, 'cup 79', true]);
});
