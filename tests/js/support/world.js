/** A client in a world of its own: anna, in a hall in memory, over a line that can be cut. */
import { createApp } from '../../../static/js/state/app.js';
import { createClock, createRandom } from './clock.js';
import { Hall } from './hall.js';
import { createLine } from './line.js';

/** @param {{seed?: number, path?: string, delay?: number, hall?: Hall, shelf?: Map<string, string>, keep?: import('../../../static/js/state/env.js').Keep}} [options] */
export function createWorld({ seed = 1, path = '/', delay = 0, hall = new Hall(), shelf = new Map(), keep } = {}) {
  const clock = createClock();
  const dice = createRandom(seed);
  const line = createLine(hall, clock, () => 1 + (delay > 0 ? dice.int(delay) : 0));
  const address = createAddress(path);
  const network = createWatched(true);
  let nonces = 0;
  /** @type {import('../../../static/js/state/env.js').Env} */
  const env = {
    fetch: line.fetch,
    io: /** @type {any} */ (line.io),
    clock,
    storage: {
      get: (key) => shelf.get(key) ?? null,
      set: (key, value) => void (value === null ? shelf.delete(key) : shelf.set(key, value)),
      keys: (prefix) => [...shelf.keys()].filter((key) => key.startsWith(prefix)),
    },
    keep,
    location: address,
    online: network,
    dark: createWatched(false),
    frame: (run) => void clock.setTimeout(run, 16),
    random: dice.random,
    nonce() {
      nonces += 1;
      return `n${seed}-${shelf.size}-${nonces}`;
    },
    languages: () => ['ru-RU'],
  };
  const app = createApp(env);
  return {
    ...app,
    app,
    hall,
    line,
    clock,
    dice,
    address,
    network,
    shelf,

    /** Signed in and in the first channel, all said and done. */
    async enter() {
      app.actions.start();
      await clock.advance(5000);
    },

    /** @param {number} channelId */
    window: (channelId) => app.store.messages.value.byChannel[channelId],

    /** @param {number} channelId */
    texts: (channelId) => app.views.channel(channelId).value.rows.flatMap((row) => (row.type === 'message' ? [row.message.content] : [])),

    /** @param {number} channelId */
    messageRows: (channelId) => app.views.channel(channelId).value.rows.flatMap((row) => (row.type === 'message' ? [row] : [])),
  };
}

/** @param {string} start */
function createAddress(start) {
  let paths = [start];
  let index = 0;
  /** @type {(() => void)[]} */
  const listeners = [];
  const arrive = () => listeners.forEach((run) => void run());
  return {
    path: () => paths[index].replace(/#.*/, ''),
    hash: () => /#.*/.exec(paths[index])?.[0] ?? '',
    /** @param {string} path */
    push(path) {
      paths = [...paths.slice(0, index + 1), path];
      index += 1;
    },
    /** @param {string} path */
    replace: (path) => void paths.splice(index, 1, path),
    /** @param {() => void} run */
    onChange: (run) => void listeners.push(run),
    arrive,
    back() {
      index -= 1;
      arrive();
    },
  };
}

/** @param {boolean} initial */
function createWatched(initial) {
  let value = initial;
  let listener = () => {};
  return {
    value: () => value,
    /** @param {() => void} run */
    onChange(run) {
      listener = run;
    },
    /** @param {boolean} next */
    set(next) {
      value = next;
      listener();
    },
  };
}
