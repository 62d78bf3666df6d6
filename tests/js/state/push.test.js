/** Being told on this device while the client is closed: what the browser, the reader and the server say to it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPush } from '../../../static/js/state/actions/push.js';

/** @param {{leave?: any, answer?: any, key?: string|null, known?: boolean}} [how] */
function createStage({ leave = 'default', answer = 'granted', key = 'key', known = false } = {}) {
  /** @type {any[]} */
  let kept = known ? [{ id: 1, current: true }, { id: 2, current: false }] : [];
  /** @type {string[]} */
  const log = [];
  /** @type {any} */
  let subscription = known ? { unsubscribe: async () => void log.push('unsubscribed'), toJSON: () => ({ endpoint: 'old' }) } : null;
  const device = {
    leave: () => leave,
    async ask() {
      leave = answer;
      return answer;
    },
    subscription: async () => subscription,
    async subscribe(/** @type {string} */ withKey) {
      if (withKey === 'refused') throw new Error('no push service');
      subscription = { toJSON: () => ({ endpoint: `for ${withKey}` }), unsubscribe: async () => void log.push('unsubscribed') };
      return subscription;
    },
  };
  const api = {
    async get(/** @type {string} */ path) {
      return { ok: true, data: path === '/push/key' ? { public_key: key } : { subscriptions: kept } };
    },
    async post(/** @type {string} */ _path, /** @type {any} */ body) {
      log.push(body.endpoint);
      kept = [{ id: 1, current: true }];
      return { ok: true, data: kept[0] };
    },
    async remove(/** @type {string} */ path) {
      log.push(path);
      kept = kept.filter(({ id }) => !path.endsWith(`/${id}`));
      return { ok: true, data: null };
    },
  };
  return { push: createPush(/** @type {any} */ ({ api }), undefined, /** @type {any} */ (device)), log };
}

for (const [how, expected] of /** @type {[any, string][]} */ ([
  [{}, 'off'],
  [{ leave: 'granted', known: true }, 'on'],
  [{ leave: 'denied' }, 'denied'],
  [{ leave: 'unsupported' }, 'unsupported'],
  [{ key: null }, 'unsupported'],
])) {
  test(`it stands at ${expected} with ${JSON.stringify(how)}`, async () => {
    const { push } = createStage(how);
    assert.equal(push.state.value, null);
    assert.deepEqual(await push.look(), { ok: true });
    assert.equal(push.state.value, expected);
  });
}

test('it is turned on with the leave of the reader, and off again', async () => {
  const { push, log } = createStage();
  assert.deepEqual(await push.turnOn(), { ok: true });
  assert.deepEqual([push.state.value, push.devices.value, log], ['on', [{ id: 1, current: true }], ['for key']]);
  assert.deepEqual(await push.turnOff(), { ok: true });
  assert.deepEqual([push.state.value, push.devices.value, log.slice(1)], ['off', [], ['/me/push/1', 'unsubscribed']]);
});

test('without leave, without a service or without a key it says so', async () => {
  for (const [how, code, state] of /** @type {[any, string, string|null][]} */ ([
    [{ answer: 'denied' }, 'push_denied', 'denied'],
    [{ answer: 'default' }, 'push_off', 'off'],
    [{ key: null }, 'push_unsupported', 'unsupported'],
    [{ key: 'refused' }, 'push_failed', null],
  ])) {
    const { push, log } = createStage(how);
    const result = /** @type {any} */ (await push.turnOn());
    assert.deepEqual([result.ok, result.error.code, push.state.value, log], [false, code, state, []]);
  }
});

test('another device is removed, and this one stays', async () => {
  const { push } = createStage({ leave: 'granted', known: true });
  await push.look();
  await push.remove(2);
  assert.deepEqual([push.state.value, push.devices.value], ['on', [{ id: 1, current: true }]]);
});
