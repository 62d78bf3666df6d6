/** @typedef {import('../types.js').Result} Result */

/**
 * Polls: what others do comes by `poll_updated`.
 * @param {import('../env.js').Core} core
 */
export function createPolls({ api, store }) {
  /** @param {import('../types.js').Poll & {message_id: number, channel_id: number}} poll */
  const known = (poll) => store.dispatch('poll_updated', { channel_id: poll.channel_id, message_id: poll.message_id, poll });

  return {
    /** Just these from now on; none takes the vote back. @param {number} pollId @param {string[]} optionIds @returns {Promise<Result>} */
    async vote(pollId, optionIds) {
      const answer = await api.post(`/polls/${pollId}/vote`, { option_ids: optionIds });
      if (answer.ok) known(answer.data);
      return answer.ok ? { ok: true } : answer;
    },

    /** @param {number} pollId @returns {Promise<Result>} */
    async closePoll(pollId) {
      const answer = await api.post(`/polls/${pollId}/close`);
      if (answer.ok) known(answer.data);
      return answer.ok ? { ok: true } : answer;
    },

    /** Who chose it. @param {number} pollId @param {string} optionId @param {number} [after] @returns {Promise<import('../types.js').Result<{users: import('../types.js').User[], next: number|null}>>} */
    async voters(pollId, optionId, after) {
      const answer = await api.get(`/polls/${pollId}/votes/${optionId}?limit=100${after ? `&after=${after}` : ''}`);
      return answer.ok ? { ok: true, ...answer.data } : answer;
    },
  };
}
