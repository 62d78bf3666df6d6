import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWorld } from '../support/world.js';

/** @param {ReturnType<typeof createWorld>} world */
const claims = (world) => world.line.requests.filter((request) => request === 'POST /instance/claim').length;

test('the link of the administrator is kept through the sign-in, used once, and leaves the address at once', async () => {
  const world = createWorld({ path: '/#claim=a-token_1' });
  world.line.signedIn = false;
  await world.enter();
  assert.equal(world.address.hash(), '');
  assert.equal(claims(world), 0);
  world.actions.login({ username: 'anna', password: 'a long enough one' });
  await world.clock.advance(1000);
  assert.equal(claims(world), 1);
  assert.deepEqual(world.store.session.value.claim, { ok: true });
  assert.ok(world.line.requests.indexOf('POST /instance/claim') < world.line.requests.indexOf('GET /bootstrap'));
  assert.equal(world.address.path(), '/channels/1/11');
});

test('whoever is signed in already needs only to open it, and a refusal does not keep them out', async () => {
  const world = createWorld({ path: '/channels/1/12#claim=old' });
  const error = { status: 403, code: 'forbidden', message: 'Used already.' };
  world.line.refusals.set('/instance/claim', [error]);
  await world.enter();
  assert.equal(world.store.session.value.phase, 'ready');
  assert.deepEqual(world.store.session.value.claim, { ok: false, error });
  assert.equal(world.address.path(), '/channels/1/12');
});

test('opened in a window that is signed in and ready, it asks for the new rights', async () => {
  const world = createWorld();
  await world.enter();
  world.address.push('/channels/1/11#claim=fresh');
  world.address.arrive();
  const asked = world.line.requests.length;
  await world.clock.advance(1000);
  const since = world.line.requests.slice(asked - 1);
  assert.ok(since.indexOf('POST /instance/claim') < since.indexOf('GET /bootstrap'));
  assert.deepEqual(world.store.session.value.claim, { ok: true });
});

test('any other fragment is left alone', async () => {
  const world = createWorld({ path: '/channels/1/11#composer' });
  await world.enter();
  assert.equal(claims(world), 0);
  assert.equal(world.store.session.value.claim, null);
});
