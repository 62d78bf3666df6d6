/** @typedef {import('../types.js').Result} Result */
import { asReaction } from '../emoji-spelling.js';
import { failure } from '../../net/api.js';
import { windowOf } from '../messages.js';
import { createQueues } from '../queues.js';
import { wished } from '../wishes.js';
import { requestPatiently } from './patient.js';

/**
 * Edits, deletions, reactions.
 * @param {import('../env.js').Core} core
 * @param {ReturnType<typeof import('./rooms.js').createRooms>} rooms
 */
export function createChanging(core, rooms) {
  const { store, signals, api } = core;
  const inTurn = createQueues();

  /** @param {number} channelId */
  const peek = (channelId) => windowOf(signals.messages.peek(), channelId);

  /** @param {number} channelId @param {number} messageId */
  const find = (channelId, messageId) => peek(channelId).messages.find((message) => message.id === messageId);

  /** @param {string} event @param {number} channelId @param {object} payload */
  const request = (event, channelId, payload) => requestPatiently(core, event, { room: rooms.roomOf(channelId), ...payload });

  /** @param {number} channelId @param {number} messageId */
  function removeHere(channelId, messageId) {
    const others = peek(channelId).messages.filter((message) => message.id !== messageId);
    store.dispatch('message_deleted', { channel_id: channelId, message_id: messageId, last_message_id: others.at(-1)?.id ?? null });
  }

  return {
    /** @param {number} channelId @param {number} messageId */
    startEdit: (channelId, messageId) => store.dispatch('editing_changed', { channelId, messageId }),

    stopEdit: () => store.dispatch('editing_changed', null),

    /** The next message in this channel answers that one. @param {number} channelId @param {number} messageId @param {boolean} [ping] */
    startReply: (channelId, messageId, ping = true) => store.dispatch('reply_changed', { channelId, messageId, ping }),

    /** @param {number} channelId */
    stopReply: (channelId) => store.dispatch('reply_changed', { channelId, messageId: null }),

    /** @param {number} channelId @param {number} messageId @param {string} content @returns {Promise<Result>} */
    async editMessage(channelId, messageId, content) {
      const text = content.trim();
      const message = find(channelId, messageId);
      if (!message) return failure('not_found', 'This message is gone.');
      if (message.content === text) return { ok: true };
      store.dispatch('edit_wished', { channelId, messageId, content: text });
      const answer = await inTurn(`edit ${messageId}`, () => request('edit_message', channelId, { message_id: messageId, content: text }));
      store.dispatch('edit_settled', { channelId, messageId, content: text, message: answer.ok ? answer.message : null });
      return answer.ok ? { ok: true } : answer;
    },

    /** @param {number} channelId @param {number} messageId @returns {Promise<Result>} */
    async deleteMessage(channelId, messageId) {
      const answer = await request('delete_message', channelId, { message_id: messageId });
      if (!answer.ok && answer.error.code !== 'not_found') return answer;
      removeHere(channelId, messageId);
      return { ok: true };
    },

    /** @param {number} channelId @param {number} messageId @param {string} picked  as it stands in a text, or as a reaction @returns {Promise<Result>} */
    async toggleReaction(channelId, messageId, picked) {
      const emoji = asReaction(picked);
      const message = find(channelId, messageId);
      if (!message) return failure('not_found', 'This message is gone.');
      const wanted = !wished(peek(channelId), message).reactions.some((reaction) => reaction.emoji === emoji && reaction.me);
      store.dispatch('reaction_wished', { channelId, messageId, emoji, wanted });
      const event = wanted ? 'add_reaction' : 'remove_reaction';
      const answer = await inTurn(`${messageId} ${emoji}`, () => request(event, channelId, { message_id: messageId, emoji }));
      store.dispatch('reaction_settled', { channelId, messageId, emoji, wanted, accepted: answer.ok });
      return answer.ok ? { ok: true } : answer;
    },

    /** @param {number} channelId @param {number} messageId @param {string} emoji @param {number} [after] @returns {Promise<import('../types.js').Result<{users: import('../types.js').User[], next: number|null}>>} */
    async reactors(channelId, messageId, emoji, after) {
      const from = after ? `&after=${after}` : '';
      const answer = await api.get(`/channels/${channelId}/messages/${messageId}/reactions/${encodeURIComponent(emoji)}?limit=100${from}`);
      return answer.ok ? { ok: true, ...answer.data } : answer;
    },
  };
}
