/** @typedef {import('../types.js').Result} Result */

/** The part of a guild that a person asked for: Result with the guild as it is now. @typedef {import('../types.js').Result<{guild: import('../types.js').Guild}>} GuildResult */

/**
 * What whoever manages a guild changes of it, and what its owner alone may do.
 * @param {import('../env.js').Core} core
 * @param {{actions: any}} app
 */
export function createGuildChanges({ store, signals, api }, { actions }) {
  /** @param {import('../../net/api.js').Answer} answer @returns {GuildResult} */
  function take(answer) {
    if (!answer.ok) return answer;
    store.dispatch('guild_updated', answer.data);
    return { ok: true, guild: answer.data };
  }

  return {
    /** @param {number} guildId @param {object} fields @returns {Promise<GuildResult>} */
    updateGuild: async (guildId, fields) => take(await api.patch(`/guilds/${guildId}`, fields)),

    /** null takes it away. @param {number} guildId @param {'icon'|'banner'} kind @param {File|null} file @returns {Promise<GuildResult>} */
    async setPicture(guildId, kind, file) {
      const path = `/guilds/${guildId}/${kind}`;
      if (!file) return take(await api.remove(path));
      const form = new FormData();
      form.append('file', file);
      return take(await api.upload('PUT', path, form));
    },

    /** @param {number} guildId @param {string|null} code @returns {Promise<GuildResult>} */
    setVanity: async (guildId, code) => take(await api.put(`/guilds/${guildId}/vanity`, { code })),

    /** @param {number} guildId @param {{user_id: number, password: string, code?: string}} fields @returns {Promise<GuildResult>} */
    transferGuild: async (guildId, fields) => take(await api.post(`/guilds/${guildId}/transfer`, fields)),

    /** @param {number} guildId @param {string} name  typed again @returns {Promise<Result>} */
    async deleteGuild(guildId, name) {
      const answer = await api.remove(`/guilds/${guildId}`, { name });
      if (!answer.ok) return answer;
      const wasThere = signals.route.peek().guildId === guildId;
      store.dispatch('guild_deleted', { id: guildId, reason: 'deleted' });
      if (wasThere) actions.openHome();
      return { ok: true };
    },
  };
}
