/** @typedef {import('../types.js').Result} Result */
import { failure, isPassing } from '../../net/api.js';

/** Without a live connection the reader sees the store anyway, after this long. */
const CONNECTION_PATIENCE = 3000;
/** Nor is a server waited for longer, when something is kept of the last time. */
const SERVER_PATIENCE = 1500;
/** What was known of the registration may be out of date then. */
const RULES_CHANGED = new Set(['invite_required', 'registration_closed']);

/**
 * @param {import('../env.js').Core} core
 * @param {object} neighbours
 * @param {ReturnType<typeof import('./memory.js').createMemory>} neighbours.memory
 * @param {ReturnType<typeof import('./lasting.js').createLasting>} neighbours.lasting
 * @param {ReturnType<typeof import('./preferring.js').createPreferring>} neighbours.preferring
 * @param {ReturnType<typeof import('../sync.js').createSync>} neighbours.sync
 * @param {ReturnType<typeof import('./claiming.js').createClaiming>} neighbours.claiming
 * @param {() => void} neighbours.readAddress  what the address asks for besides a place
 * @param {() => void} neighbours.settle  where the address says
 * @param {() => void} neighbours.reset  the old account's traces in memory
 */
export function createSignIn({ store, signals, api, live, env }, { memory, lasting, preferring, sync, claiming, readAddress, settle, reset }) {
  let isLeaving = false;

  /** @returns {Promise<Result>} */
  async function start() {
    store.dispatch('start_begun');
    readAddress();
    const recalled = lasting.recall();
    const late = env.clock.setTimeout(async () => showWithoutServer(await recalled), SERVER_PATIENCE);
    const answer = await api.get('/start');
    env.clock.clearTimeout(late);
    if (!answer.ok) {
      if (isPassing(answer.error)) showWithoutServer(await recalled);
      if (signals.session.peek().kept) return { ok: true };
      store.dispatch('start_failed', { error: answer.error });
      return answer;
    }
    const { instance, csrf_token: token, me } = answer.data;
    store.dispatch('instance_known', { instance });
    const { kept, me: shown } = signals.session.peek();
    if (!me || (kept && shown?.id !== me.id)) end(null);
    if (!me) return { ok: true };
    api.setCsrf(token);
    if (signals.session.peek().kept) return { ok: true };
    store.dispatch('signed_in', { me });
    memory.restore(me.id);
    await claiming.redeem();
    live.open();
    if (lasting.show(await recalled)) settle();
    env.clock.setTimeout(showWithoutConnection, CONNECTION_PATIENCE);
    return { ok: true };
  }

  /** What is kept is shown, and the connection tried until it is there. @param {import('../types.js').Kept|null} kept */
  function showWithoutServer(kept) {
    if (signals.session.peek().phase !== 'starting' || !lasting.show(kept)) return false;
    memory.restore(signals.session.peek().me?.id ?? 0);
    settle();
    live.open();
    env.clock.setTimeout(showWithoutConnection, CONNECTION_PATIENCE);
    return true;
  }

  function showWithoutConnection() {
    const { phase, kept } = signals.session.peek();
    if ((phase === 'loading' || kept) && !live.isConnected()) sync.resync();
  }

  async function learnInstance() {
    const answer = await api.get('/instance');
    if (answer.ok) store.dispatch('instance_known', { instance: answer.data });
  }

  /** @param {string|null} reason */
  function end(reason) {
    if (signals.session.peek().phase === 'signed_out') return;
    sync.stop();
    live.close();
    api.setCsrf('');
    if (isLeaving) memory.forget();
    lasting.forget();
    memory.release();
    reset();
    const news = isLeaving ? null : reason;
    store.dispatch('signed_out', { reason: news });
    store.dispatch('connection_changed', { status: news ? 'over' : 'idle', retryAt: null, reason: news });
  }

  /** @param {{username: string, password: string, code?: string}} fields @returns {Promise<Result>} */
  async function login({ username, password, code }) {
    const answer = await api.post('/login', { username, password, ...(code && { code }) });
    if (!answer.ok) return answer;
    api.setCsrf(answer.data.csrf_token);
    await start();
    return signals.session.peek().phase === 'signed_out' ? failure('not_signed_in', 'The browser did not keep the session.') : { ok: true };
  }

  /** @param {{username: string, password: string}} fields */
  async function enterFirst(fields) {
    const chosen = signals.prefs.peek();
    const result = await login(fields);
    if (!result.ok) return result;
    store.dispatch('account_made');
    preferring.keep(chosen);
    return result;
  }

  return {
    start,
    login,

    /** @param {{username: string, email: string, password: string, invite?: string}} fields @returns {Promise<Result>} */
    async register({ username, email, password, invite }) {
      const answer = await api.post('/register', { username, email, password, ...(invite && { invite }) });
      if (answer.ok) return enterFirst({ username, password });
      if (RULES_CHANGED.has(answer.error.code)) await learnInstance();
      return answer;
    },

    /** The socket may hear that the session has ended before the answer comes. @returns {Promise<Result>} */
    async logout() {
      isLeaving = true;
      const answer = await api.post('/logout');
      const isOut = answer.ok || answer.error.code === 'not_signed_in';
      if (isOut) end(null);
      isLeaving = false;
      return isOut ? { ok: true } : answer;
    },

    /** @returns {Promise<import('../types.js').Result<{sessions: import('../types.js').DeviceSession[]}>>} */
    async loadSessions() {
      const answer = await api.get('/me/sessions');
      return answer.ok ? { ok: true, sessions: answer.data.sessions } : answer;
    },

    /** @param {number|string} id @returns {Promise<Result>} */
    async revokeSession(id) {
      const answer = await api.remove(`/me/sessions/${id}`);
      return answer.ok ? { ok: true } : answer;
    },

    /** Some answer said "not signed in": at the start that is no news, later the session has ended. */
    ended: () => end(signals.session.peek().phase === 'starting' ? null : 'not_signed_in'),

    end,
  };
}
