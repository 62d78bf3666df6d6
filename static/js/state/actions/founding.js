/**
 * @typedef {import('../types.js').FullGuild} FullGuild
 * @typedef {import('../types.js').Channel} Channel
 */

/**
 * Making guilds and channels, and leaving.
 * @param {import('../env.js').Core} core
 * @param {ReturnType<typeof import('./navigation.js').createNavigation>} navigation
 * @param {() => void} moved  a guild may have gone
 */
export function createFounding({ store, api }, navigation, moved) {
  return {
    /** @param {{name: string}} fields @returns {Promise<import('../types.js').Result<{guild: FullGuild}>>} */
    async createGuild(fields) {
      const answer = await api.post('/guilds', fields);
      if (!answer.ok) return answer;
      store.dispatch('guild_created', answer.data);
      navigation.openGuild(answer.data.id);
      return { ok: true, guild: answer.data };
    },

    /** @param {number} guildId @param {{name: string, type?: string, parent_id?: number, topic?: string, slow_mode?: number, age_restricted?: boolean, overwrites?: import('../types.js').Overwrite[]}} fields @returns {Promise<import('../types.js').Result<{channel: Channel}>>} */
    async createChannel(guildId, fields) {
      const answer = await api.post(`/guilds/${guildId}/channels`, fields);
      if (!answer.ok) return answer;
      store.dispatch('channel_created', answer.data);
      if (answer.data.type !== 'category') navigation.openChannel(guildId, answer.data.id);
      return { ok: true, channel: answer.data };
    },

    /** @param {number} guildId @returns {Promise<import('../types.js').Result>} */
    async leaveGuild(guildId) {
      const answer = await api.post(`/guilds/${guildId}/leave`);
      if (!answer.ok) return answer;
      store.dispatch('guild_deleted', { id: guildId, reason: 'left' });
      moved();
      return { ok: true };
    },
  };
}
