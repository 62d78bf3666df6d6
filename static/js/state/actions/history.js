/**
 * @typedef {import('../types.js').ErrorBody} ErrorBody
 * @typedef {import('../window.js').LoadKind} LoadKind
 */
import { failure, isPassing } from '../../net/api.js';
import { createBackoff } from '../../net/backoff.js';
import { windowOf } from '../messages.js';
import { createQueues } from '../queues.js';
import { isShown, PAGE } from '../window.js';

/** Windows of channels that were opened longest ago are let go. */
const KEPT_WINDOWS = 20;
const WIDE_PAGE = 100;
const REST_AFTER_FAILURE = 2000;

/**
 * @param {import('../env.js').Core} core
 * @param {ReturnType<typeof import('./rooms.js').createRooms>} rooms
 */
export function createHistory({ store, signals, api, live, env }, rooms) {
  const inTurn = createQueues();
  /** @type {Map<number, {atBottom: boolean, anchorId: number|null}>} where the reader stood */
  const places = new Map();
  /** @type {Map<number, unknown>} any value of the component's */
  const scrolls = new Map();
  /** @type {number[]} */
  let opened = [];
  /** @type {Map<number, number>} */
  const failedAt = new Map();
  /** @type {Map<number, 'older'|'newer'>} */
  const owed = new Map();
  /** @type {Map<number, {backoff: ReturnType<typeof createBackoff>, timer: unknown}>} */
  const retries = new Map();

  /** @param {number} channelId */
  const peek = (channelId) => windowOf(signals.messages.peek(), channelId);

  /** @param {number} channelId @param {LoadKind} kind */
  function ask(channelId, kind) {
    store.dispatch('history_asked', { channelId, kind });
    const { epoch, doubts } = peek(channelId);
    return { epoch, doubts };
  }

  /**
   * @param {number} channelId
   * @param {LoadKind} kind
   * @param {string} query
   * @param {import('../window.js').Asked} [asked]
   * @returns {Promise<import('../types.js').Result>}
   */
  async function load(channelId, kind, query, asked = ask(channelId, kind)) {
    const answer = await api.get(`/channels/${channelId}/messages?${query}`);
    if (!answer.ok) {
      failedAt.set(channelId, env.clock.now());
      store.dispatch('history_failed', { channelId, kind, asked, error: answer.error });
      return answer;
    }
    store.dispatch('history_loaded', { channelId, kind, asked, page: answer.data });
    seePresent(channelId);
    return { ok: true };
  }

  /** Deletions in a channel that was not joined show only now. @param {number} channelId */
  function seePresent(channelId) {
    const { more, stale, messages } = peek(channelId);
    if (!more.after && !stale && rooms.has(channelId)) store.dispatch('present_seen', { channelId, last_message_id: messages.at(-1)?.id ?? null });
  }

  /** Join first, then fetch: what happens between the two is held. @param {number} channelId @param {string} query @returns {Promise<import('../types.js').Result>} */
  async function enter(channelId, query) {
    const asked = ask(channelId, 'replace');
    const joined = await rooms.join(channelId);
    if (!joined.ok) store.dispatch('room_left', { channelId });
    const answer = await load(channelId, 'replace', query, asked);
    const failure = [answer, joined].find(({ ok }) => !ok);
    if (failure && isPassing(failure.error)) retryLater(channelId, failure.error);
    else forgetRetry(channelId);
    return answer;
  }

  /** Later and later, for as long as the reader waits. @param {number} channelId @param {ErrorBody} error */
  function retryLater(channelId, { retry_after = 0 }) {
    const { backoff, timer } = retries.get(channelId) ?? { backoff: createBackoff(env.random), timer: null };
    env.clock.clearTimeout(timer);
    const again = () => signals.viewing.peek().channelId === channelId && inTurn(channelId, () => refresh(channelId));
    retries.set(channelId, { backoff, timer: env.clock.setTimeout(again, Math.max(retry_after * 1000, backoff.next())) });
  }

  /** @param {number} channelId */
  function forgetRetry(channelId) {
    env.clock.clearTimeout(retries.get(channelId)?.timer);
    retries.delete(channelId);
  }

  /** Asks again for what the reader sees. @param {number} channelId @returns {Promise<import('../types.js').Result>} */
  async function refresh(channelId) {
    const window = peek(channelId);
    if (window.status === 'ready' && signals.session.peek().kept) return { ok: true };
    if (window.status === 'ready' && !window.stale && rooms.has(channelId)) {
      rooms.touch(channelId);
      return { ok: true };
    }
    const around = window.status === 'ready' ? anchorOf(channelId) : null;
    const answer = await enter(channelId, around ? `around=${around}&limit=${WIDE_PAGE}` : newest());
    return !answer.ok && around && answer.error.code === 'not_found' ? enter(channelId, newest()) : answer;
  }

  /** @param {number} channelId */
  function anchorOf(channelId) {
    const { messages, more } = peek(channelId);
    const place = places.get(channelId);
    if (!more.after && (place?.atBottom ?? true)) return null;
    const known = messages.find((message) => message.id === place?.anchorId);
    return (known ?? messages[Math.floor(messages.length / 2)])?.id ?? null;
  }

  const newest = () => `page=1&limit=${PAGE}`;

  /** @param {number} channelId */
  function remember(channelId) {
    opened = [...opened.filter((id) => id !== channelId), channelId];
    const old = opened.slice(0, -KEPT_WINDOWS);
    opened = opened.slice(-KEPT_WINDOWS);
    for (const id of old) store.dispatch('channel_forgotten', { channelId: id });
  }

  /**
   * @param {number} channelId
   * @param {'older'|'newer'} kind
   * @returns {Promise<import('../types.js').Result>}
   */
  async function loadPage(channelId, kind) {
    const window = peek(channelId);
    const older = kind === 'older';
    if (window.status !== 'ready' || !(older ? window.more.before : window.more.after) || (older ? window.loadingOlder : window.loadingNewer)) return { ok: true };
    if (window.pageError && env.clock.now() - (failedAt.get(channelId) ?? 0) < REST_AFTER_FAILURE) return { ok: false, error: window.pageError };
    const edge = older ? window.messages[0] : window.messages.at(-1);
    if (!edge) return inTurn(channelId, () => load(channelId, 'replace', newest()));
    const answer = await load(channelId, kind, `${older ? 'before' : 'after'}=${edge.id}&limit=${PAGE}`);
    if (answer.ok || !isPassing(answer.error)) return answer;
    owed.set(channelId, kind);
    env.clock.setTimeout(() => live.isConnected() && payOwed(channelId), REST_AFTER_FAILURE + 1);
    return answer;
  }

  /** The page that failed, for a reader who still waits for it. @param {number} channelId */
  function payOwed(channelId) {
    const kind = owed.get(channelId);
    owed.delete(channelId);
    failedAt.delete(channelId);
    if (kind && signals.viewing.peek().channelId === channelId) loadPage(channelId, kind);
  }

  /** @param {number} channelId @param {number} messageId */
  const holds = (channelId, messageId) => peek(channelId).messages.some((message, index) => message.id === messageId && isShown(peek(channelId), index));

  return {
    places,

    /** Shows a channel: at once when it is known, and made sure of when something may be missing. @param {number} channelId */
    open(channelId) {
      remember(channelId);
      forgetRetry(channelId);
      payOwed(channelId);
      return inTurn(channelId, () => refresh(channelId));
    },

    /** @param {number} channelId */
    reloadChannel: (channelId) => inTurn(channelId, () => refresh(channelId)),

    /** @param {number} channelId */
    loadOlder: (channelId) => loadPage(channelId, 'older'),

    /** @param {number} channelId */
    loadNewer: (channelId) => loadPage(channelId, 'newer'),

    /** @param {number} channelId @param {number} messageId @returns {Promise<import('../types.js').Result>} */
    jumpTo: (channelId, messageId) =>
      inTurn(channelId, async () => {
        if (!holds(channelId, messageId)) {
          const answer = await enter(channelId, `around=${messageId}&limit=${PAGE}`);
          if (!answer.ok) return answer;
        }
        if (!holds(channelId, messageId)) return failure('not_found', 'This message is gone.');
        store.dispatch('jumped', { channelId, messageId });
        return { ok: true };
      }),

    /** @param {number} channelId @returns {Promise<import('../types.js').Result>} */
    jumpToPresent: (channelId) =>
      inTurn(channelId, async () => {
        const { status, more } = peek(channelId);
        return status === 'ready' && !more.after ? { ok: true } : enter(channelId, newest());
      }),

    /** @param {number} channelId @param {unknown} value */
    rememberScroll: (channelId, value) => void scrolls.set(channelId, value),

    /** @param {number} channelId */
    recallScroll: (channelId) => scrolls.get(channelId),

    /** Signed out: nothing of the old account stays. */
    reset() {
      places.clear();
      scrolls.clear();
      failedAt.clear();
      owed.clear();
      for (const channelId of [...retries.keys()]) forgetRetry(channelId);
      opened = [];
    },
  };
}
