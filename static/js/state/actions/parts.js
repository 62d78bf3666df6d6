/** @typedef {import('../types.js').Result} Result */

/**
 * What belongs to a message and is not its text.
 * @param {import('../env.js').Core} core
 */
export function createParts({ api, store }) {
  return {
    /** Its links show no previews any more. @param {number} channelId @param {number} messageId @returns {Promise<Result>} */
    async removePreviews(channelId, messageId) {
      const answer = await api.patch(`/channels/${channelId}/messages/${messageId}`, { suppress_embeds: true });
      if (answer.ok) store.dispatch('message_edited', answer.data);
      return answer.ok ? { ok: true } : answer;
    },
  };
}
