/**
 * @typedef {import('../types.js').Result} Result
 * @typedef {{number: number, content: string, written_at: string}} OldText
 */

/**
 * What is done with messages now and then: for moderators, and for whoever looks closer.
 * @param {import('../env.js').Core} core
 */
export function createMessageActs({ store, api, env }) {
  /** @param {{channel_id: number, id: number}} message */
  const pathOf = ({ channel_id, id }) => `/channels/${channel_id}/messages/${id}`;

  /** @param {import('../../net/api.js').Answer} answer @param {string} event @param {object} payload @returns {Result} */
  function told(answer, event, payload) {
    if (!answer.ok) return answer;
    store.dispatch(event, payload);
    return { ok: true };
  }

  return {
    /** All kinds, or one. @param {{channel_id: number, id: number}} message @param {string|null} [emoji] @returns {Promise<Result>} */
    async clearReactions(message, emoji = null) {
      const answer = await api.remove(`${pathOf(message)}/reactions${emoji ? `/${encodeURIComponent(emoji)}/all` : ''}`);
      return told(answer, 'reactions_cleared', { channel_id: message.channel_id, message_id: message.id, emoji });
    },

    /** Somebody else's. @param {{channel_id: number, id: number}} message @param {string} emoji @param {number} userId @returns {Promise<Result>} */
    async removeReaction(message, emoji, userId) {
      const answer = await api.remove(`${pathOf(message)}/reactions/${encodeURIComponent(emoji)}/${userId}`);
      return answer.ok ? { ok: true } : answer;
    },

    /** @param {{channel_id: number, id: number}} message @param {boolean} suppress @returns {Promise<Result>} */
    async suppressEmbeds(message, suppress) {
      const answer = await api.patch(pathOf(message), { suppress_embeds: suppress });
      return told(answer, 'message_edited', answer.ok ? answer.data : {});
    },

    /** @param {number} channelId @param {number[]} ids @returns {Promise<Result>} */
    async deleteMany(channelId, ids) {
      const answer = ids.length === 1 ? await api.remove(pathOf({ channel_id: channelId, id: ids[0] })) : await api.post(`/channels/${channelId}/messages/bulk-delete`, { messages: ids });
      return answer.ok ? { ok: true } : answer;
    },

    /** @param {{channel_id: number, id: number}} message @param {number} [before] @returns {Promise<import('../types.js').Result<{edits: OldText[], next: number|null}>>} */
    async edits(message, before) {
      const answer = await api.get(`${pathOf(message)}/edits?limit=50${before ? `&before=${before}` : ''}`);
      return answer.ok ? { ok: true, ...answer.data } : answer;
    },

    /**
     * @param {{channel_id: number, id: number}} message
     * @param {number} channelId  where to
     * @param {string} comment
     * @param {string} nonce  the same for every try
     * @returns {Promise<Result>}
     */
    async forward(message, channelId, comment, nonce) {
      const answer = await api.post(`/channels/${channelId}/messages`, { content: comment, nonce, forward: { channel_id: message.channel_id, message_id: message.id } });
      return told(answer, 'message_sent', answer.ok ? { ...answer.data, nonce } : {});
    },

    newNonce: env.nonce,

    /** @param {number} guildId @param {{message_id: number}|{user_id: number}} what @param {string} reason @returns {Promise<Result>} */
    async report(guildId, what, reason) {
      const answer = await api.post(`/guilds/${guildId}/reports`, { reason, ...what });
      return answer.ok ? { ok: true } : answer;
    },
  };
}
