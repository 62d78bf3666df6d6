import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BORIS } from '../support/hall.js';
import { createWorld } from '../support/world.js';

test('a long history: pages both ways, a jump, and the way back to the present', async () => {
  const world = createWorld();
  for (let index = 1; index <= 700; index += 1) world.hall.send(BORIS, 11, `m${index}`);
  await world.enter();
  assert.equal(world.texts(11).length, 49, 'the first waits for what stands above it');
  for (let page = 0; page < 9; page += 1) {
    world.actions.loadOlder(11);
    world.actions.loadOlder(11);
    await world.clock.advance(100);
  }
  assert.equal(world.texts(11).length, 399);
  assert.equal(world.texts(11)[0], 'm202');
  assert.equal(world.views.channel(11).value.more.after, true);
  world.hall.send(BORIS, 11, 'live');
  await world.clock.advance(100);
  assert.equal(world.views.channel(11).value.newer, 1);
  assert.ok(!world.texts(11).includes('live'));
  for (let page = 0; page < 3; page += 1) {
    world.actions.loadNewer(11);
    await world.clock.advance(100);
  }
  assert.equal(world.texts(11).at(-1), 'live');
  assert.equal(world.views.channel(11).value.newer, 0);
  const hidden = world.store.messages.value.byChannel[11].messages[0];
  world.actions.jumpTo(11, hidden.id);
  await world.clock.advance(100);
  assert.ok(world.texts(11).includes(hidden.content), 'one can jump to it');
  const target = world.hall.list(11)[9];
  const jump = world.actions.jumpTo(11, target.id);
  await world.clock.advance(100);
  assert.deepEqual(await jump, { ok: true });
  assert.deepEqual(world.store.jump.value, { channelId: 11, messageId: target.id, token: 2 });
  assert.ok(world.texts(11).includes('m10'));
  world.actions.send(11, 'mine');
  await world.clock.advance(500);
  assert.equal(world.texts(11).at(-1), 'mine');
  assert.equal(world.views.channel(11).value.more.after, false);
});
