/** @typedef {import('../types.js').Result} Result */
/** @typedef {{id: number, session_id: number, service: string, created_at: string, current: boolean}} PushDevice */
import { signal } from '@preact/signals-core';
import { thisDevice } from '../../net/device.js';
import { failure } from '../../net/api.js';

/**
 * Being told of messages on this device while the client is closed.
 * @param {import('../env.js').Core} core
 * @param {unknown} [_app]
 * @param {import('../../net/device.js').Device} [device]
 */
export function createPush({ api }, _app, device = thisDevice) {
  /** null: not known yet. @type {import('@preact/signals-core').Signal<'unsupported'|'off'|'on'|'denied'|null>} */
  const state = signal(null);
  /** @type {import('@preact/signals-core').Signal<PushDevice[]>} */
  const devices = signal([]);

  /** What the browser says before anybody is asked. */
  function withoutServer() {
    const leave = device.leave();
    return leave === 'unsupported' || leave === 'denied' ? leave : null;
  }

  /** Looks how it stands: `state` and `devices`. @returns {Promise<Result>} */
  async function look() {
    const [key, list] = await Promise.all([api.get('/push/key'), api.get('/me/push')]);
    if (!list.ok) return list;
    if (!key.ok) return key;
    devices.value = list.data.subscriptions;
    state.value = key.data.public_key === null ? 'unsupported' : (withoutServer() ?? (await here()));
    return { ok: true };
  }

  /** The server must know of it and the browser too: one may have forgotten. */
  async function here() {
    const known = devices.peek().some((one) => one.current);
    return known && (await device.subscription()) ? 'on' : 'off';
  }

  /** Call it in a click: the browser asks the reader. @returns {Promise<Result>} */
  async function turnOn() {
    const answer = await api.get('/push/key');
    if (!answer.ok) return answer;
    if (answer.data.public_key === null || device.leave() === 'unsupported') return refuse('unsupported');
    if ((await device.ask()) !== 'granted') return refuse(withoutServer() ?? 'off');
    try {
      const subscription = await subscribed(answer.data.public_key);
      const made = await api.post('/me/push', subscription.toJSON());
      return made.ok ? look() : made;
    } catch {
      return failure('push_failed', 'The push service of the browser cannot be reached.');
    }
  }

  /** One made for another key of the server is of no use. @param {string} key */
  async function subscribed(key) {
    try {
      return await device.subscribe(key);
    } catch (reason) {
      const old = await device.subscription();
      if (!old) throw reason;
      await old.unsubscribe();
      return device.subscribe(key);
    }
  }

  /** @param {'unsupported'|'denied'|'off'} found */
  function refuse(found) {
    state.value = found;
    return failure(`push_${found}`, 'This browser does not let the page notify.');
  }

  /** @returns {Promise<Result>} */
  async function turnOff() {
    const mine = devices.peek().find((one) => one.current);
    if (mine) {
      const answer = await remove(mine.id);
      if (!answer.ok) return answer;
    }
    await (await device.subscription())?.unsubscribe();
    state.value = withoutServer() ?? 'off';
    return { ok: true };
  }

  /** Any of my devices. @param {number} id @returns {Promise<Result>} */
  async function remove(id) {
    const answer = await api.remove(`/me/push/${id}`);
    if (!answer.ok && answer.error.code !== 'not_found') return answer;
    const gone = devices.peek().find((one) => one.id === id);
    devices.value = devices.peek().filter((one) => one.id !== id);
    if (gone?.current) state.value = withoutServer() ?? 'off';
    return { ok: true };
  }

  return { state, devices, look, turnOn, turnOff, remove };
}
