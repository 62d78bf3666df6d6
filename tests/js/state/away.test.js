import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BORIS, Hall } from '../support/hall.js';
import { createWorld } from '../support/world.js';

test('what is written offline leaves in order on return, once, also when the acknowledgement got lost', async () => {
  const world = createWorld({ delay: 30 });
  await world.enter();
  world.line.acksToLose = 1;
  world.actions.send(11, 'zero');
  await world.clock.advance(100);
  world.line.up = false;
  world.line.cut();
  for (const text of ['one', 'two', 'three']) world.actions.send(11, text);
  await world.clock.advance(2000);
  assert.equal(world.store.connection.value.status, 'reconnecting');
  assert.ok((world.views.retrySeconds.value ?? 0) >= 0);
  world.line.up = true;
  world.actions.retryNow();
  await world.clock.advance(40_000);
  assert.deepEqual(world.hall.list(11).map((message) => message.content), ['zero', 'one', 'two', 'three']);
  assert.deepEqual(world.texts(11), ['zero', 'one', 'two', 'three']);
});

test('what was not sent survives a reload', async () => {
  const shelf = new Map();
  const hall = new Hall();
  const before = createWorld({ shelf, hall });
  await before.enter();
  before.line.up = false;
  before.line.cut();
  before.actions.send(11, 'kept');
  before.actions.setDraft(12, 'half a thou');
  before.actions.setPref('theme', 'light');
  const after = createWorld({ shelf, hall, seed: 2 });
  await after.enter();
  assert.deepEqual(hall.list(11).map((message) => message.content), ['kept']);
  assert.deepEqual(after.texts(11), ['kept']);
  assert.equal(after.views.draft(12).value, 'half a thou');
  assert.equal(after.views.theme.value, 'light');
  assert.deepEqual([...shelf.keys()].filter((key) => key.includes('outbox')), []);
});

test('signing out by hand leaves nothing of the account in the browser', async () => {
  const world = createWorld();
  await world.enter();
  world.actions.setDraft(11, 'secret');
  const done = world.actions.logout();
  await world.clock.advance(100);
  assert.deepEqual(await done, { ok: true });
  assert.equal(world.store.session.value.phase, 'signed_out');
  assert.equal(world.store.session.value.reason, null, 'the socket heard of it first, and it is no news');
  assert.deepEqual(world.store.guilds.value.order, []);
  assert.deepEqual([...world.shelf.keys()].filter((key) => key.includes('101')), []);
});

test('a revoked session ends with its reason and keeps the drafts', async () => {
  const world = createWorld();
  await world.enter();
  world.actions.setDraft(11, 'kept');
  for (const socket of world.line.sockets) socket.deliver('session_revoked', { reason: 'signed_out_elsewhere' });
  await world.clock.advance(100);
  assert.equal(world.store.session.value.phase, 'signed_out');
  assert.equal(world.store.session.value.reason, 'signed_out_elsewhere');
  assert.equal(world.store.connection.value.status, 'over');
  assert.equal(world.shelf.get('guildhall.draft.101.11'), 'kept');
});

test('after a short cut nothing is fetched, after a long one everything, and nothing is missing', async () => {
  const world = createWorld({ delay: 20 });
  await world.enter();
  world.line.cut();
  world.hall.send(BORIS, 11, 'while away');
  world.line.requests.length = 0;
  await world.clock.advance(5000);
  assert.deepEqual(world.texts(11), ['while away']);
  assert.deepEqual(world.line.requests.filter((request) => request.startsWith('GET')), []);
  world.line.cut(true);
  world.hall.send(BORIS, 11, 'long after');
  world.hall.remove(11, world.hall.list(11)[0].id);
  await world.clock.advance(5000);
  assert.deepEqual(world.texts(11), ['long after']);
  assert.equal(world.line.requests.filter((request) => request === 'GET /bootstrap').length, 1);
});

test('the server says when to return after its restart', async () => {
  const world = createWorld();
  await world.enter();
  for (const socket of world.line.sockets) socket.deliver('server_restarting', { retry_after: 7 });
  await world.clock.advance(50);
  world.line.cut();
  assert.equal(world.views.retrySeconds.value, 7);
  await world.clock.advance(6900);
  assert.equal(world.store.connection.value.status, 'reconnecting');
  await world.clock.advance(200);
  assert.equal(world.store.connection.value.status, 'online');
});
