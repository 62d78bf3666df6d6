import { effect } from '@preact/signals-core';
import { isPassing } from '../../net/api.js';
import { EMPTY, isLarge } from '../members.js';
import { createQueues } from '../queues.js';

const FIRST_PAGE = 100;
const PAGE = 1000;
const MOST_AT_ONCE = 100;
const REST_AFTER_FAILURE = 3000;
/** Those who are needed come in one request. */
const GATHERED = 50;

/**
 * The members of the open guild: all of them, or in a large guild those who are online and whoever else is named on the screen.
 * @param {import('../env.js').Core} core
 */
export function createPeople({ store, signals, api, env }) {
  const inTurn = createQueues();
  let generation = 0;
  /** Asked for and not there. @type {Set<string>} */
  let nobody = new Set();
  /** @type {Map<number, Set<number>>} guild -> ids */
  const needed = new Map();

  /** @param {number} guildId */
  const listOf = (guildId) => signals.members.peek().byGuild[guildId] ?? EMPTY;

  /** One page. @param {number} guildId @returns {Promise<import('../types.js').Result<any>>} */
  async function load(guildId) {
    const { next, done, scope: known } = listOf(guildId);
    if (done) return { ok: true };
    const asked = generation;
    const scope = next !== null || widened.has(guildId) ? known : isLarge(signals.guilds.peek().byId[guildId]) ? 'online' : 'all';
    store.dispatch('members_asked', { guildId, scope });
    const query = `limit=${next === null ? FIRST_PAGE : PAGE}${next === null ? '' : `&after=${next}`}${scope === 'online' ? '&online=true' : ''}`;
    const answer = await api.get(`/guilds/${guildId}/members?${query}`);
    if (answer.ok && asked === generation) store.dispatch('members_loaded', { guildId, ...answer.data, absent: scope === 'online' && answer.data.next === null ? absent(guildId, answer.data.members) : [] });
    else store.dispatch('members_failed', { guildId, error: answer.ok ? null : answer.error });
    return answer.ok ? { ok: true } : answer;
  }

  /** Whoever was taken for online and is in no page of those who are. @param {number} guildId @param {import('../types.js').Member[]} lastPage */
  function absent(guildId, lastPage) {
    const { byId, seen, added } = listOf(guildId);
    const online = new Set([...seen.flat(), ...lastPage.map(({ user }) => user.id), ...Object.keys(added).map(Number)]);
    return Object.keys(signals.presence.peek().byUser).map(Number).filter((id) => id in byId && !online.has(id));
  }

  /** Guilds whose offline members somebody wants to see. @type {Set<number>} */
  const widened = new Set();

  /** Page after page, while the reader is there. @param {number} guildId @returns {Promise<import('../types.js').Result>} */
  async function loadMembers(guildId) {
    const asked = generation;
    const isWanted = () => asked === generation && signals.route.peek().guildId === guildId && !listOf(guildId).done;
    while (isWanted()) {
      const answer = await inTurn(guildId, async () => (isWanted() ? load(guildId) : { ok: true }));
      if (answer.ok) continue;
      if (isPassing(answer.error)) env.clock.setTimeout(() => loadMembers(guildId), REST_AFTER_FAILURE);
      return answer;
    }
    return { ok: true };
  }

  /** Some by id: who wrote, who is named. @param {number} guildId @param {Iterable<number>} ids */
  function needMembers(guildId, ids) {
    const { byId } = listOf(guildId);
    const missing = [...ids].filter((id) => !(id in byId) && !nobody.has(`${guildId} ${id}`));
    if (missing.length === 0) return;
    const waiting = needed.get(guildId);
    needed.set(guildId, new Set([...(waiting ?? []), ...missing]));
    if (!waiting) env.clock.setTimeout(() => seek(guildId), GATHERED);
  }

  /** @param {number} guildId */
  async function seek(guildId) {
    const ids = [...(needed.get(guildId) ?? [])].filter((id) => !(id in listOf(guildId).byId)).slice(0, MOST_AT_ONCE);
    const rest = [...(needed.get(guildId) ?? [])].filter((id) => !ids.includes(id) && !(id in listOf(guildId).byId));
    needed.delete(guildId);
    if (ids.length === 0) return;
    const asked = generation;
    store.dispatch('members_sought');
    const answer = await api.get(`/guilds/${guildId}/members?${ids.map((id) => `id=${id}`).join('&')}`);
    const found = answer.ok && asked === generation ? answer.data.members : [];
    for (const id of answer.ok ? ids : []) if (!found.some((/** @type {any} */ { user }) => user.id === id)) nobody.add(`${guildId} ${id}`);
    store.dispatch('members_found', { guildId, asked: ids, members: found });
    if (rest.length > 0) needMembers(guildId, rest);
  }

  effect(() => {
    const { guildId } = signals.route.value;
    const list = guildId ? signals.members.value.byGuild[guildId] : undefined;
    if (guildId && list?.scope === 'online' && list.wanted.length > 0) needMembers(guildId, list.wanted);
  });

  /** In a large guild those who speak are mostly not listed. */
  effect(() => {
    const { guildId, channelId } = signals.route.value;
    const window = signals.messages.value.byChannel[channelId ?? 0];
    const guild = signals.guilds.value.byId[guildId ?? 0];
    if (!guildId || !window || !isLarge(guild)) return;
    needMembers(guildId, new Set(window.messages.flatMap(({ author, mentions }) => [author.id, ...(mentions?.users ?? []).map(({ id }) => id)])));
  });

  return {
    /** Changes may have been missed: answers on their way are too old. */
    restart() {
      generation += 1;
      widened.clear();
      needed.clear();
      nobody = new Set();
    },

    loadMembers,
    needMembers,

    /** Those whose name begins like this become known. @param {number} guildId @param {string} query @returns {Promise<import('../types.js').Result>} */
    async findMembers(guildId, query) {
      const asked = generation;
      store.dispatch('members_sought');
      const answer = await api.get(`/guilds/${guildId}/members?q=${encodeURIComponent(query)}&limit=${MOST_AT_ONCE}`);
      store.dispatch('members_found', { guildId, asked: [], members: answer.ok && asked === generation ? answer.data.members : [] });
      return answer.ok ? { ok: true } : answer;
    },

    /** Of a large guild also those who are offline. @param {number} guildId */
    async showOffline(guildId) {
      if (listOf(guildId).scope === 'all') return { ok: true };
      widened.add(guildId);
      store.dispatch('members_widened', { guildId });
      return loadMembers(guildId);
    },

    open: loadMembers,
  };
}
