/**
 * @typedef {import('../types.js').Message} Message
 * @typedef {'newest' | 'oldest' | 'relevance'} Sort
 * @typedef {{guildId: number | null, channelId: number | null}} Scope  both null: everywhere
 * @typedef {object} Search
 * @property {'idle' | 'loading' | 'ready' | 'failed'} status
 * @property {string} query
 * @property {Scope} scope
 * @property {Sort} sort
 * @property {number} page counted from 0
 * @property {Message[]} results
 * @property {[number, number][][]} highlights for each result, in UTF-16 units of its content
 * @property {number} total
 * @property {boolean} more there are more than `total`
 * @property {boolean} indexing
 * @property {import('../types.js').ErrorBody | null} error
 */
import { signal } from '@preact/signals-core';

export const PAGE = 25;
const REMEMBERED = 8;

/** @type {Search} */
const NOTHING = { status: 'idle', query: '', scope: { guildId: null, channelId: null }, sort: 'newest', page: 0, results: [], highlights: [], total: 0, more: false, indexing: false, error: null };

/**
 * Searching messages. The last answer stays on show until the next one is there.
 * @param {import('../env.js').Core} core
 */
export function createSearching({ api, env }) {
  const search = signal(NOTHING);
  const recent = signal(readRecent(env.storage));
  let turn = 0;

  /** @param {Partial<Search>} change */
  async function run(change) {
    const wanted = { ...search.peek(), ...change };
    turn += 1;
    const mine = turn;
    search.value = { ...wanted, status: 'loading', error: null };
    const answer = await api.get(`/search/messages?${parametersOf(wanted, new Date(env.clock.now()))}`);
    if (mine !== turn) return;
    if (!answer.ok) search.value = { ...wanted, status: 'failed', error: answer.error, results: [], highlights: [], total: 0 };
    else search.value = { ...wanted, status: 'ready', error: null, ...readAnswer(answer.data) };
  }

  return {
    search,
    recent,

    /** @param {string} query @param {Scope} scope */
    ask(query, scope) {
      const text = query.trim();
      if (!text) return Promise.resolve();
      recent.value = [text, ...recent.peek().filter((one) => one !== text)].slice(0, REMEMBERED);
      env.storage.set('guildhall.searches', JSON.stringify(recent.peek()));
      return run({ query: text, scope, page: 0, results: [], highlights: [], total: 0 });
    },

    /** @param {Sort} sort */
    sortBy: (sort) => run({ sort, page: 0 }),

    /** @param {number} page */
    turnTo: (page) => run({ page }),

    again: () => run({}),

    clear() {
      turn += 1;
      search.value = { ...NOTHING, sort: search.peek().sort };
    },

    forgetRecent() {
      recent.value = [];
      env.storage.set('guildhall.searches', null);
    },
  };
}

/** @param {Search} wanted @param {Date} now */
export function parametersOf({ query, scope, sort, page }, now) {
  const parameters = new URLSearchParams({ q: query, sort, limit: String(PAGE), offset: String(page * PAGE), utc_offset: String(-now.getTimezoneOffset()) });
  if (scope.channelId) parameters.set('channel_id', String(scope.channelId));
  else if (scope.guildId) parameters.set('guild_id', String(scope.guildId));
  return parameters;
}

/** @param {any} data */
const readAnswer = ({ results, highlights, total, total_is_lower_bound, indexing }) => ({ results, highlights, total, more: total_is_lower_bound, indexing });

/** @param {import('../env.js').Storage} storage @returns {string[]} */
function readRecent(storage) {
  try {
    const kept = JSON.parse(storage.get('guildhall.searches') ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}
