import { isPassing } from '../../net/api.js';
import { EMPTY } from '../members.js';
import { createQueues } from '../queues.js';

const PAGE = 100;
const REST_AFTER_FAILURE = 3000;

/**
 * The member list of the open guild, a page at a time.
 * @param {import('../env.js').Core} core
 */
export function createPeople({ store, signals, api, env }) {
  const inTurn = createQueues();
  let generation = 0;

  /** @param {number} guildId @returns {Promise<import('../types.js').Result<any>>} */
  async function load(guildId) {
    const { next, done } = signals.members.peek().byGuild[guildId] ?? EMPTY;
    if (done) return { ok: true };
    const asked = generation;
    store.dispatch('members_asked', { guildId });
    const answer = await api.get(`/guilds/${guildId}/members?limit=${PAGE}${next === null ? '' : `&after=${next}`}`);
    if (answer.ok && asked === generation) store.dispatch('members_loaded', { guildId, first: next === null, ...answer.data });
    else if (answer.ok) store.dispatch('members_failed', { guildId, error: null });
    else store.dispatch('members_failed', { guildId, error: answer.error });
    return answer.ok ? { ok: true } : answer;
  }

  /** The first page, until it is there or the reader has gone elsewhere. @param {number} guildId */
  async function open(guildId) {
    if (isBegun(guildId)) return;
    const answer = await inTurn(guildId, async () => (isBegun(guildId) ? { ok: true } : load(guildId)));
    if (!answer.ok && isPassing(answer.error)) env.clock.setTimeout(() => signals.route.peek().guildId === guildId && open(guildId), REST_AFTER_FAILURE);
  }

  /** @param {number} guildId */
  function isBegun(guildId) {
    const { next, done } = signals.members.peek().byGuild[guildId] ?? EMPTY;
    return done || next !== null;
  }

  return {
    /** Changes may have been missed: answers on their way are too old. */
    restart() {
      generation += 1;
    },

    /** @param {number} guildId @returns {Promise<import('../types.js').Result>} */
    async loadMembers(guildId) {
      return signals.members.peek().byGuild[guildId]?.loading ? { ok: true } : inTurn(guildId, () => load(guildId));
    },

    open,
  };
}
