/**
 * What a message box does besides sending.
 * @typedef {import('../types.js').Result} Result
 * @param {import('../env.js').Core} core
 */
export function createComposing({ api, store, signals }) {
  return {
    /** My own name in a guild; null: none. @param {number} guildId @param {string | null} nickname @returns {Promise<Result>} */
    async setNickname(guildId, nickname) {
      const answer = await api.patch(`/guilds/${guildId}/members/${signals.session.peek().me?.id}`, { nickname });
      if (!answer.ok) return answer;
      store.dispatch('member_updated', { guild_id: guildId, member: answer.data });
      return { ok: true };
    },
  };
}
