import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBackoff } from '../../../static/js/net/backoff.js';
import { createLive } from '../../../static/js/net/socket.js';
import { createClock } from '../support/clock.js';
import { Hall } from '../support/hall.js';
import { createLine } from '../support/line.js';

function createConnection() {
  const clock = createClock();
  const line = createLine(new Hall(), clock, () => 1);
  /** @type {any[]} */
  const told = [];
  let renewed = 0;
  const live = createLive({
    io: /** @type {any} */ (line.io),
    csrf: () => 'token',
    refreshCsrf: async () => {
      renewed += 1;
    },
    clock,
    isOnline: () => true,
    random: () => 1,
    onState: (change) => void told.push(change.status),
    onReady: (recovered, first) => void told.push({ recovered, first }),
    onEvent: (name) => void told.push(name),
    onOver: (reason) => void told.push({ over: reason }),
  });
  return { clock, line, live, told, renewed: () => renewed };
}

test('a request is always answered: by the server, by the lost connection, or at once without one', async () => {
  const { live, line, clock } = createConnection();
  const early = await live.request('typing', { room: 'g:1:c:11' });
  assert.equal(early.error.code, 'offline');
  live.open();
  await clock.advance(10);
  const answered = live.request('join_room', { room: 'g:1:c:11' });
  await clock.advance(10);
  assert.deepEqual(await answered, { ok: true, room: 'g:1:c:11' });
  const lost = live.request('typing', { room: 'g:1:c:11' });
  line.cut();
  await clock.advance(1);
  assert.equal((await lost).error.code, 'offline');
});

test('the waits between tries double up to half a minute, and start over after a success', async () => {
  const backoff = createBackoff(() => 1);
  assert.deepEqual([1, 2, 3, 4, 5, 6, 7].map(() => backoff.next()), [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  const { live, line, clock, told } = createConnection();
  live.open();
  await clock.advance(10);
  line.up = false;
  line.cut();
  await clock.advance(3500);
  line.up = true;
  await clock.advance(10_000);
  assert.deepEqual(told.slice(-2), ['online', { recovered: true, first: false }]);
  line.cut();
  await clock.advance(1100);
  assert.equal(live.isConnected(), true);
});

test('a refused token is renewed once, a lost session ends it', async () => {
  const { live, line, clock, told, renewed } = createConnection();
  const refused = { code: 'csrf_failed', message: 'No.' };
  line.refusals.set('connect', [refused, refused]);
  live.open();
  await clock.advance(100);
  assert.equal(renewed(), 1);
  assert.equal(live.isConnected(), false);
  await clock.advance(2000);
  assert.equal(live.isConnected(), true);
  line.refusals.set('connect', [{ code: 'not_signed_in', message: 'No.' }]);
  line.cut(true);
  await clock.advance(5000);
  assert.deepEqual(told.slice(-2), ['over', { over: 'not_signed_in' }]);
  await clock.advance(60_000);
  assert.deepEqual(told.slice(-1), [{ over: 'not_signed_in' }]);
});

test('a try that got no answer is followed by one over the other transport', async () => {
  const { live, line, clock } = createConnection();
  live.open();
  await clock.advance(10);
  line.up = false;
  line.cut();
  await clock.advance(1100);
  assert.deepEqual(line.sockets[0].io.opts.transports, ['polling', 'websocket']);
});

test('retryNow tries at once', async () => {
  const { live, line, clock } = createConnection();
  live.open();
  await clock.advance(10);
  line.up = false;
  line.cut();
  await clock.advance(10_000);
  line.up = true;
  live.retryNow();
  await clock.advance(10);
  assert.equal(live.isConnected(), true);
});
