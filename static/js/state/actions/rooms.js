import { failure } from '../../net/api.js';
import { createQueues } from '../queues.js';
import { requestPatiently } from './patient.js';

/** Channels opened lately stay joined, so that going back to one costs nothing and misses nothing. */
const KEPT = 5;

/**
 * @param {import('../env.js').Core} core
 */
export function createRooms(core) {
  const { signals, store, live } = core;
  const inTurn = createQueues();
  /** @type {number[]} the longest unused first */
  let joined = [];

  /** @param {number} channelId */
  function roomOf(channelId) {
    const channel = signals.channels.peek().byId[channelId];
    if (!channel) return null;
    return channel.guild_id === null ? `d:${channelId}` : `g:${channel.guild_id}:c:${channelId}`;
  }

  /** @param {number} channelId */
  function touch(channelId) {
    joined = [...joined.filter((id) => id !== channelId), channelId];
    const spare = joined.filter((id) => id !== channelId && id !== signals.viewing.peek().channelId);
    for (const id of spare.slice(0, Math.max(0, joined.length - KEPT))) leave(id);
  }

  /** @param {number} channelId */
  function leave(channelId) {
    joined = joined.filter((id) => id !== channelId);
    store.dispatch('room_left', { channelId });
    const room = roomOf(channelId);
    if (room) inTurn(channelId, async () => joined.includes(channelId) || live.request('leave_room', { room }));
  }

  return {
    roomOf,

    /** @param {number} channelId */
    has: (channelId) => joined.includes(channelId),

    touch,

    /** @param {number} channelId @returns {Promise<any>} */
    join: (channelId) =>
      inTurn(channelId, async () => {
        const room = roomOf(channelId);
        if (!room) return failure('not_found', 'There is no such channel.');
        const answer = joined.includes(channelId) ? { ok: true } : await requestPatiently(core, 'join_room', { room });
        if (answer.ok) touch(channelId);
        return answer;
      }),

    /** The server has taken us out of these. @param {(channelId: number) => boolean} isGone */
    forget(isGone) {
      for (const channelId of joined.filter(isGone)) store.dispatch('room_left', { channelId });
      joined = joined.filter((id) => !isGone(id));
    },

    /** A new connection has joined nothing. */
    reset() {
      joined = [];
    },
  };
}
