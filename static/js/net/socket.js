/**
 * The live connection. Reconnecting is done here and not by the library, because the reader is told when the next try is.
 * @typedef {import('../state/types.js').Connection} Connection
 * @typedef {import('../state/types.js').Failure} Failure
 * @typedef {import('socket.io-client').Socket} Socket
 */
import { createBackoff } from './backoff.js';
import { failure } from './api.js';

const PATIENCE = 10_000;
const TRANSPORTS = ['websocket', 'polling'];

/**
 * @typedef {object} Environment
 * @property {(options: object) => Socket} io
 * @property {() => string} csrf
 * @property {() => Promise<unknown>} refreshCsrf
 * @property {import('../state/env.js').Clock} clock
 * @property {() => boolean} isOnline  what the browser says
 * @property {() => number} random
 * @property {(change: Partial<Connection>) => void} onState
 * @property {(recovered: boolean, first: boolean) => void} onReady
 * @property {(name: string, payload: any) => void} onEvent
 * @property {(reason: string) => void} onOver  the session is no more
 *
 * @typedef {object} Live
 * @property {() => void} open
 * @property {() => void} close  for good, without a word to the reader
 * @property {() => void} retryNow
 * @property {() => void} drop  the network is gone, whatever the transport believes
 * @property {() => boolean} isConnected
 * @property {(event: string, payload: object) => Promise<any>} request  resolves to the acknowledgement or a failure, always
 */

/**
 * @param {Environment} environment
 * @returns {Live}
 */
export function createLive({ io, csrf, refreshCsrf, clock, isOnline, random, onState, onReady, onEvent, onOver }) {
  const backoff = createBackoff(random);
  /** @type {Socket|null} */
  let socket = null;
  /** @type {unknown} */
  let timer = null;
  let connectedBefore = false;
  let over = false;
  let csrfRenewed = false;
  /** @type {number|null} */
  let askedDelay = null;

  function open() {
    close();
    over = false;
    connectedBefore = false;
    backoff.reset();
    onState({ status: 'connecting', retryAt: null, attempt: 0, reason: null });
    socket = io({
      transports: [...TRANSPORTS],
      timeout: PATIENCE,
      tryAllTransports: true,
      reconnection: false,
      autoConnect: false,
      forceNew: true,
      auth: (/** @type {(data: object) => void} */ give) => give({ csrf: csrf() }),
    });
    socket.on('connect', connected);
    socket.on('disconnect', disconnected);
    socket.on('connect_error', refused);
    socket.onAny(heard);
    socket.connect();
  }

  function connected() {
    const first = !connectedBefore;
    connectedBefore = true;
    csrfRenewed = false;
    askedDelay = null;
    backoff.reset();
    stopTimer();
    onState({ status: 'online', retryAt: null, attempt: 0, reason: null });
    onReady(socket?.recovered === true, first);
  }

  /** @param {string} reason */
  function disconnected(reason) {
    if (!over && socket) retryLater(askedDelay, reason);
  }

  /** @param {Error & {data?: any}} error */
  async function refused(error) {
    const asked = error.data?.error ?? error.data;
    if (asked?.code === 'not_signed_in') return endSession(asked.code);
    if (asked?.code === 'csrf_failed' && !csrfRenewed) {
      csrfRenewed = true;
      await refreshCsrf();
      return tryNow();
    }
    if (!asked) tryOtherTransportFirst();
    retryLater(asked?.retry_after ?? null, asked?.code ?? 'network');
  }

  /** Some proxies swallow websockets without a word, and the library waits for that word. */
  function tryOtherTransportFirst() {
    const options = socket?.io.opts;
    options?.transports?.reverse();
  }

  /** @param {string} name @param {any} payload */
  function heard(name, payload) {
    if (name === 'session_revoked') endSession(payload?.reason ?? 'revoked');
    else if (name === 'server_restarting') askedDelay = payload.retry_after;
    else onEvent(name, payload);
  }

  /** @param {string} reason */
  function endSession(reason) {
    over = true;
    close();
    onState({ status: 'over', retryAt: null, reason });
    onOver(reason);
  }

  /** @param {number|null} seconds @param {string} reason */
  function retryLater(seconds, reason) {
    if (timer !== null || over) return;
    const delay = seconds === null ? backoff.next() : seconds * 1000;
    askedDelay = null;
    timer = clock.setTimeout(tryNow, delay);
    onState({ status: isOnline() ? 'reconnecting' : 'offline', retryAt: clock.now() + delay, attempt: backoff.attempt(), reason });
  }

  function tryNow() {
    stopTimer();
    if (over || !socket || socket.connected) return;
    onState({ status: isOnline() ? (connectedBefore ? 'reconnecting' : 'connecting') : 'offline', retryAt: null });
    socket.connect();
  }

  function stopTimer() {
    if (timer !== null) clock.clearTimeout(timer);
    timer = null;
  }

  function close() {
    stopTimer();
    const old = socket;
    socket = null;
    old?.off();
    old?.offAny();
    old?.disconnect();
  }

  /** @param {string} event @param {object} payload */
  async function request(event, payload) {
    if (!socket?.connected) return failure('offline', 'There is no connection.');
    try {
      const answer = await socket.timeout(PATIENCE).emitWithAck(event, payload);
      return answer?.ok ? answer : { ok: false, error: answer?.error ?? { code: 'unexpected', message: 'The server gave no answer.' } };
    } catch {
      return socket?.connected ? failure('timeout', 'The server took too long.') : failure('offline', 'The connection was lost.');
    }
  }

  return {
    open,
    close,
    request,
    retryNow() {
      if (timer === null) return;
      tryNow();
    },
    drop: () => socket?.io.engine?.close(),
    isConnected: () => socket?.connected === true,
  };
}
