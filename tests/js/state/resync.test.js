/** The start-up and the return, with everything that can come between. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BORIS } from '../support/hall.js';
import { createWorld } from '../support/world.js';

/** @param {ReturnType<typeof createWorld>} world */
const bootstraps = ({ line }) => line.requests.filter((request) => request === 'GET /bootstrap').length;

test('a first connection fetches once', async () => {
  const world = createWorld({ delay: 40 });
  await world.enter();
  assert.equal(bootstraps(world), 1);
});

test('what happens between the connection and the answer is not lost', async () => {
  const world = createWorld();
  let said = false;
  const announce = world.hall.announce;
  const bootstrap = world.hall.bootstrap.bind(world.hall);
  world.hall.bootstrap = (userId) => {
    const answer = bootstrap(userId);
    if (!said && world.store.session.value.phase === 'loading' && world.line.requests.includes('GET /bootstrap')) {
      said = true;
      world.hall.send(BORIS, 12, 'in between');
    }
    return answer;
  };
  await world.enter();
  assert.ok(said && announce);
  assert.equal(world.views.channelSections(1).value[0].channels[1].unread, true);
});

test('resync_required on a living connection fetches everything anew, without hiding what is on show', async () => {
  const world = createWorld({ delay: 40 });
  world.hall.send(BORIS, 11, 'old');
  await world.enter();
  world.hall.list(11)[0].content = 'changed and never told';
  /** @type {string[]} */
  const phases = [];
  const stop = world.views.channel(11).subscribe((view) => void phases.push(`${view.status} ${view.rows.length}`));
  for (const socket of world.line.sockets) socket.deliver('resync_required', { reason: 'gap' });
  await world.clock.advance(2000);
  stop();
  assert.equal(bootstraps(world), 2);
  assert.deepEqual(world.texts(11), ['changed and never told']);
  assert.deepEqual([...new Set(phases)].map((phase) => phase.split(' ')[0]), Array(new Set(phases).size).fill('ready'));
  assert.ok(phases.every((phase) => !phase.endsWith(' 0')));
});

test('a recovered connection does not make good an answer that never came', async () => {
  const world = createWorld();
  await world.enter();
  world.line.cut(true);
  world.line.refusals.set('/bootstrap', Array(3).fill({ status: 503, code: 'unavailable', message: 'Later.' }));
  world.hall.find(11).name = 'renamed';
  await world.clock.advance(1200);
  assert.equal(world.store.channels.value.byId[11].name, 'general');
  world.line.cut();
  await world.clock.advance(20_000);
  assert.equal(world.store.channels.value.byId[11].name, 'renamed');
});

test('a page of history that fails is asked for again by itself', async () => {
  const world = createWorld();
  world.hall.send(BORIS, 11, 'there');
  world.line.refusals.set('/channels/11/messages', Array(2).fill({ status: 500, code: 'internal', message: 'Oops.' }));
  world.actions.start();
  await world.clock.advance(500);
  assert.equal(world.views.channel(11).value.status, 'failed');
  await world.clock.advance(3000);
  assert.deepEqual(world.texts(11), ['there']);
});

test('a first page that keeps failing is asked for less and less often, and no more once the reader has left', async () => {
  const world = createWorld();
  world.hall.send(BORIS, 11, 'there');
  const refusals = Array(100).fill({ status: 503, code: 'unavailable', message: 'Later.' });
  world.line.refusals.set('/channels/11/messages', refusals);
  const asked = () => world.line.requests.filter((request) => request.includes('/channels/11/messages')).length;
  world.actions.start();
  await world.clock.advance(4000);
  const early = asked();
  assert.ok(early >= 3, `${early}`);
  await world.clock.advance(60_000);
  assert.ok(asked() - early <= 6, `${asked() - early}`);
  world.actions.openChannel(1, 12);
  await world.clock.advance(1000);
  const left = asked();
  await world.clock.advance(60_000);
  assert.equal(asked(), left);
  refusals.length = 1;
  world.actions.openChannel(1, 11);
  await world.clock.advance(1500);
  assert.deepEqual(world.texts(11), ['there']);
});

test('without a live connection the store is shown anyway, and made sure of when it comes', async () => {
  const world = createWorld();
  world.hall.send(BORIS, 11, 'there');
  world.line.refusals.set('connect', Array(3).fill({ code: 'unavailable', message: 'Full.', retry_after: 4 }));
  world.actions.start();
  await world.clock.advance(3500);
  assert.equal(world.store.session.value.phase, 'ready');
  assert.deepEqual(world.texts(11), ['there']);
  world.hall.send(BORIS, 11, 'not heard');
  await world.clock.advance(20_000);
  assert.deepEqual(world.texts(11), ['there', 'not heard']);
});

test('the browser says that the network is gone: the connection is tried, and comes back with it', async () => {
  const world = createWorld();
  await world.enter();
  world.network.set(false);
  await world.clock.advance(500);
  assert.equal(world.store.connection.value.status, 'online', 'a server on this machine is still there');
  world.line.up = false;
  world.network.set(false);
  await world.clock.advance(500);
  assert.equal(world.store.connection.value.status, 'offline');
  world.line.up = true;
  world.network.set(true);
  await world.clock.advance(500);
  assert.equal(world.store.connection.value.status, 'online');
});

test('a long silence keeps the place of a reader who has scrolled up', async () => {
  const world = createWorld();
  for (let index = 1; index <= 400; index += 1) world.hall.send(BORIS, 11, `m${index}`);
  await world.enter();
  for (let page = 0; page < 4; page += 1) {
    world.actions.loadOlder(11);
    await world.clock.advance(100);
  }
  const anchor = world.hall.list(11)[180];
  world.actions.setViewing(11, false, anchor.id);
  world.line.cut(true);
  for (let index = 401; index <= 600; index += 1) world.hall.send(BORIS, 11, `m${index}`);
  await world.clock.advance(5000);
  assert.ok(world.texts(11).includes(anchor.content));
  assert.equal(world.views.channel(11).value.more.after, true);
  world.actions.jumpToPresent(11);
  await world.clock.advance(500);
  assert.equal(world.texts(11).at(-1), 'm600');
});

test('an older page that fails is asked for again by itself, also after a lost connection', async () => {
  const world = createWorld();
  for (let index = 1; index <= 200; index += 1) world.hall.send(BORIS, 11, `m${index}`);
  await world.enter();
  world.line.refusals.set('/channels/11/messages', [{ status: 503, code: 'unavailable', message: 'Later.' }]);
  world.actions.loadOlder(11);
  await world.clock.advance(100);
  assert.equal(world.views.channel(11).value.pageError?.code, 'unavailable');
  await world.clock.advance(3000);
  assert.equal(world.texts(11).length, 99);
  world.line.up = false;
  world.line.cut();
  world.actions.loadOlder(11);
  await world.clock.advance(5000);
  world.line.up = true;
  await world.clock.advance(40_000);
  assert.equal(world.texts(11).length, 149);
  assert.equal(world.views.channel(11).value.pageError, null);
});
