/**
 * Keeps the store the same as the server: a full answer first, events on top, and all over again when some may have been missed.
 */
import { isFromServer } from './events.js';

const LONGEST_REST = 15_000;
/** After these a place that one was in may be gone. */
const MOVING = new Set(['access_changed', 'channel_deleted', 'dm_deleted', 'guild_deleted']);
const TRIES_AT_START = 3;

/**
 * @param {import('./env.js').Core} core
 * @param {object} steps
 * @param {() => void} steps.before  nothing is joined any more, answers on their way are old
 * @param {() => void} steps.after  the store is whole: go where the reader is, send what waits
 * @param {() => void} steps.recovered  nothing was missed: only send what waits
 * @param {() => void} steps.moved  channels or guilds may have gone
 */
export function createSync({ store, signals, api, live, env }, { before, after, recovered, moved }) {
  /** @type {import('./types.js').StoreEvent[]} */
  let held = [];
  let synced = false;
  let turn = 0;
  let awaitsDemand = false;

  /** @param {number} tries */
  const rest = (tries) => new Promise((resolve) => env.clock.setTimeout(() => resolve(undefined), Math.min(LONGEST_REST, 1000 * 2 ** tries) * (0.5 + env.random() / 2)));

  async function resync() {
    const mine = ++turn;
    synced = false;
    held = [];
    before();
    for (let tries = 0; ; tries += 1) {
      const answer = await api.get('/bootstrap');
      if (mine !== turn) return;
      if (answer.ok) return take(answer.data);
      if (answer.error.code === 'not_signed_in') return;
      if (signals.session.peek().phase === 'loading' && tries + 1 >= TRIES_AT_START) return giveUp(answer.error);
      await rest(tries);
      if (mine !== turn) return;
    }
  }

  /** @param {import('./types.js').Bootstrap} data */
  function take(data) {
    api.setCsrf(data.csrf_token);
    store.dispatch('bootstrapped', data);
    synced = true;
    for (const { name, payload } of held) store.receive(name, payload);
    held = [];
    store.flush();
    after();
  }

  /** @param {string} name @param {any} payload */
  function play(name, payload) {
    store.receive(name, payload);
    if (!MOVING.has(name)) return;
    store.flush();
    moved();
  }

  /** @param {import('./types.js').ErrorBody} error */
  function giveUp(error) {
    live.close();
    store.dispatch('connection_changed', { status: 'idle', retryAt: null });
    store.dispatch('start_failed', { error });
  }

  return {
    resync,

    /** The socket is connected. @param {boolean} wasRecovered @param {boolean} first */
    connected(wasRecovered, first) {
      awaitsDemand = !wasRecovered && !first;
      if (wasRecovered && synced) recovered();
      else resync();
    },

    /** Something came over the socket. @param {string} name @param {any} payload */
    hear(name, payload) {
      if (name === 'resync_required') {
        const expected = awaitsDemand;
        awaitsDemand = false;
        if (!expected) resync();
      } else if (isFromServer(name)) {
        if (synced) play(name, payload);
        else held.push({ name, payload });
      }
    },

    /** Nothing is under way any more. */
    stop() {
      turn += 1;
      synced = false;
      held = [];
    },
  };
}
