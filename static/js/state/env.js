/**
 * All that the client needs of the world around it, so that tests can bring a world of their own.
 *
 * @typedef {{now: () => number, setTimeout: (run: () => void, delay: number) => unknown, clearTimeout: (timer: any) => void}} Clock
 * @typedef {{get: (key: string) => string|null, set: (key: string, value: string|null) => void, keys: (prefix: string) => string[]}} Storage  set(key, null) removes
 * @typedef {{path: () => string, hash: () => string, push: (path: string) => void, replace: (path: string) => void, onChange: (run: () => void) => void}} Location
 * @typedef {{value: () => boolean, onChange: (run: () => void) => void}} Watched
 *
 * @typedef {(address: string, options: RequestInit) => Promise<Response>} Fetch
 *
 * @typedef {{title: string, body: string, icon: string|null, tag: string, href: string, show: boolean, sound: 'message'|'mention'|null, volume: number, onClick: () => void}} Notice
 *
 * @typedef {{read: () => Promise<import('./types.js').Kept|null>, write: (kept: import('./types.js').Kept) => Promise<unknown>, clear: () => Promise<unknown>}} Keep
 *
 * @typedef {object} Env
 * @property {Fetch} fetch
 * @property {import('../net/api.js').Transfer} [transfer]
 * @property {(options: any) => import('socket.io-client').Socket} io
 * @property {Clock} clock
 * @property {Storage} storage
 * @property {Keep} [keep]  room for what localStorage is too small for
 * @property {Location} location
 * @property {Watched} online  has the browser a network
 * @property {Watched} dark  does the reader's system prefer dark
 * @property {(run: () => void) => void} frame
 * @property {() => number} random
 * @property {() => string} nonce
 * @property {(notice: Notice) => void} [tell]  a notification of the system, a sound
 * @property {() => readonly string[]} languages
 *
 * @typedef {object} Core  what every group of actions stands on
 * @property {import('./store.js').Store} store
 * @property {import('./store.js').Signals} signals
 * @property {import('../net/api.js').Api} api
 * @property {import('../net/socket.js').Live} live
 * @property {Env} env
 * @property {Set<(name: string, payload: any) => void>} hearers  are told of every event of the server, after the store
 */

export {};
