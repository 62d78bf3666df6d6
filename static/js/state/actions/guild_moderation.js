/** @typedef {import('../types.js').Rule} Rule */

/**
 * The rules of automod, and what members report.
 * @param {import('../env.js').Core} core
 */
export function createGuildModeration({ store, api }) {
  /** Read the rules again: somebody else may have changed them as well. @param {number} guildId @param {import('../../net/api.js').Answer} answer @returns {import('../types.js').Result} */
  function told(guildId, answer) {
    if (answer.ok) store.dispatch('automod_updated', { guild_id: guildId });
    return answer.ok ? { ok: true } : answer;
  }

  return {
    /** A new one when it has no id yet. @param {number} guildId @param {Partial<Rule>} rule @returns {Promise<import('../types.js').Result>} */
    async saveRule(guildId, { id, name, kind, enabled, options }) {
      const path = `/guilds/${guildId}/automod`;
      return told(guildId, await (id ? api.patch(`${path}/${id}`, { name, enabled, options }) : api.post(path, { name, kind, enabled, options })));
    },

    /** @param {number} guildId @param {number} ruleId @param {boolean} enabled @returns {Promise<import('../types.js').Result>} */
    switchRule: async (guildId, ruleId, enabled) => told(guildId, await api.patch(`/guilds/${guildId}/automod/${ruleId}`, { enabled })),

    /** @param {number} guildId @param {number} ruleId @returns {Promise<import('../types.js').Result>} */
    deleteRule: async (guildId, ruleId) => told(guildId, await api.remove(`/guilds/${guildId}/automod/${ruleId}`)),

    /** What it would have done lately. @param {number} guildId @param {{kind: string, options: object}} trial @returns {Promise<import('../types.js').Result<import('../types.js').Trial>>} */
    async tryRule(guildId, trial) {
      const answer = await api.post(`/guilds/${guildId}/automod/test`, trial);
      return answer.ok ? { ok: true, ...answer.data } : answer;
    },

    /** @param {number} guildId @param {number} reportId @param {{status: string, note?: string}} decision @returns {Promise<import('../types.js').Result>} */
    async decideReport(guildId, reportId, decision) {
      const answer = await api.patch(`/guilds/${guildId}/reports/${reportId}`, decision);
      if (answer.ok) store.dispatch('report_updated', answer.data);
      return answer.ok ? { ok: true } : answer;
    },
  };
}
