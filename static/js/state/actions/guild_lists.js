import { listKey, REDUCERS } from '../lists.js';

/** @typedef {import('../types.js').ListKind} ListKind */

/** How many make a page. */
const PAGE = 50;

/** Where a list is read, what its answer calls it, and what asks for the next page. @type {Record<ListKind, {path: string, things: string, cursor: 'after'|'before'|null}>} */
const SOURCES = {
  members: { path: 'members', things: 'members', cursor: 'after' },
  bans: { path: 'bans', things: 'bans', cursor: 'after' },
  invites: { path: 'invites', things: 'invites', cursor: null },
  reports: { path: 'reports', things: 'reports', cursor: 'before' },
  rules: { path: 'automod', things: 'rules', cursor: null },
  audit: { path: 'audit-log', things: 'entries', cursor: 'before' },
};

/**
 * The lists of a guild's settings, a page at a time.
 * @param {import('../env.js').Core} core
 */
export function createGuildLists({ store, signals, api }) {
  store.learn('lists', REDUCERS);
  /** Which question about a list was the last: answers may overtake each other. @type {Map<string, number>} */
  const turns = new Map();

  /** @param {string} key */
  const nextTurn = (key) => {
    turns.set(key, (turns.get(key) ?? 0) + 1);
    return turns.get(key);
  };

  /** @param {ListKind} kind @param {number} guildId @param {string} query @param {boolean} first @returns {Promise<import('../types.js').Result>} */
  async function load(kind, guildId, query, first) {
    const key = listKey(kind, guildId, query);
    const mine = nextTurn(key);
    const next = first ? null : signals.lists.peek().byKey[key]?.next;
    store.dispatch('list_asked', { kind, guildId, query });
    const answer = await api.get(addressOf(kind, guildId, query, next ?? null));
    if (turns.get(key) !== mine) return { ok: true };
    if (!answer.ok) store.dispatch('list_failed', { key, error: answer.error });
    else store.dispatch('list_loaded', { key, first, items: answer.data[SOURCES[kind].things], next: answer.data.next ?? null });
    return answer.ok ? { ok: true } : answer;
  }

  return {
    /** The first page, anew; what is known stays on show meanwhile. @param {ListKind} kind @param {number} guildId @param {string} [query] */
    loadList: (kind, guildId, query = '') => load(kind, guildId, query, true),

    /** Safe to call on every scroll event. @param {ListKind} kind @param {number} guildId @param {string} [query] @returns {Promise<import('../types.js').Result>} */
    async loadMore(kind, guildId, query = '') {
      const list = signals.lists.peek().byKey[listKey(kind, guildId, query)];
      return !list || list.loading || list.next === null ? { ok: true } : load(kind, guildId, query, false);
    },

    /** @param {ListKind} kind @param {number} guildId @param {string} [query] */
    closeList(kind, guildId, query = '') {
      const key = listKey(kind, guildId, query);
      nextTurn(key);
      store.dispatch('list_closed', { key });
    },
  };
}

/** @param {ListKind} kind @param {number} guildId @param {string} query @param {number|null} next */
function addressOf(kind, guildId, query, next) {
  const { path, cursor } = SOURCES[kind];
  const asked = new URLSearchParams(query);
  if (cursor) asked.set('limit', String(PAGE));
  if (cursor && next !== null) asked.set(cursor, String(next));
  return `/guilds/${guildId}/${path}${asked.size > 0 ? `?${asked}` : ''}`;
}
