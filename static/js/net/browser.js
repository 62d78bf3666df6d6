/** The world of a real browser, for state/app.js. */
import { io } from 'socket.io-client';
import { keep } from './keep.js';

/** A hidden page gets no animation frames, and its store must go on all the same. */
const LONGEST_FRAME = 100;

/** @returns {import('../state/env.js').Env} */
export function browserEnvironment() {
  return {
    fetch: (address, options) => fetch(address, options),
    transfer: async (...request) => (await import('./transfer.js')).transfer(...request),
    io: (options) => io(options),
    clock: { now: () => Date.now(), setTimeout: (run, delay) => setTimeout(run, delay), clearTimeout: (timer) => clearTimeout(timer) },
    storage,
    keep,
    location: browserLocation,
    online: { value: () => navigator.onLine, onChange: onNetworkChange },
    dark: watchMedia('(prefers-color-scheme: dark)'),
    frame: nextFrame,
    random: Math.random,
    nonce,
    tell: async (notice) => (await import('./notices.js')).tell(notice),
    languages: () => navigator.languages,
  };
}

/** Private windows and full disks refuse to store; the client then merely forgets. */
const storage = {
  /** @param {string} key */
  get: (key) => attempt(() => localStorage.getItem(key), null),
  /** @param {string} key @param {string|null} value */
  set: (key, value) => attempt(() => (value === null ? localStorage.removeItem(key) : localStorage.setItem(key, value)), undefined),
  /** @param {string} prefix */
  keys: (prefix) => attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(prefix)), /** @type {string[]} */ ([])),
};

const browserLocation = {
  path: () => location.pathname,
  hash: () => location.hash,
  /** @param {string} path */
  push: (path) => history.pushState(null, '', path),
  /** @param {string} path */
  replace: (path) => history.replaceState(null, '', path),
  /** @param {() => void} run */
  onChange: (run) => addEventListener('popstate', run),
};

/** @param {() => void} run */
function onNetworkChange(run) {
  addEventListener('online', run);
  addEventListener('offline', run);
}

/** @param {string} query */
function watchMedia(query) {
  const media = matchMedia(query);
  return { value: () => media.matches, onChange: (/** @type {() => void} */ run) => media.addEventListener('change', run) };
}

/** @param {() => void} run */
function nextFrame(run) {
  const once = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    run();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, LONGEST_FRAME);
}

/** Not crypto.randomUUID: that is missing on plain http addresses other than localhost. */
const nonce = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * @template T
 * @param {() => T} run
 * @param {T} otherwise
 */
function attempt(run, otherwise) {
  try {
    return run();
  } catch {
    return otherwise;
  }
}
