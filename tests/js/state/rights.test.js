/** Who asks for a right is told of its changes, not of every message. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effect } from '@preact/signals-core';
import { BORIS } from '../support/hall.js';
import { createWorld } from '../support/world.js';

test('a message changes no right, losing one does', async () => {
  const world = createWorld();
  await world.enter();
  /** @type {boolean[]} */
  const seen = [];
  const stop = effect(() => void seen.push(world.views.can(11, 'SEND_MESSAGES')));
  for (const text of ['a', 'b', 'c']) world.hall.send(BORIS, 11, text);
  await world.clock.advance(500);
  assert.deepEqual(seen, [true]);
  world.line.sockets[0].deliver('access_changed', { guild_id: 1, permissions: 1024, channels: [{ id: 11, permissions: 1024 }], lost: [] });
  await world.clock.advance(500);
  assert.deepEqual(seen, [true, false]);
  stop();
});
