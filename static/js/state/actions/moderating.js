/** @typedef {import('../types.js').Result} Result */

/**
 * A member's roles one at a time, and complaints.
 * @param {import('../env.js').Core} core
 */
export function createModerating({ store, signals, api }) {
  /** @param {number} guildId @param {number} userId @param {number} roleId @param {boolean} has */
  function show(guildId, userId, roleId, has) {
    const member = signals.members.peek().byGuild[guildId]?.byId[userId];
    if (member) store.dispatch('member_updated', { guild_id: guildId, member: { ...member, roles: [...member.roles.filter((id) => id !== roleId), ...(has ? [roleId] : [])] } });
  }

  return {
    /** Shown at once, undone when refused. @param {number} guildId @param {number} userId @param {number} roleId @param {boolean} on @returns {Promise<Result>} */
    async setRole(guildId, userId, roleId, on) {
      show(guildId, userId, roleId, on);
      const path = `/guilds/${guildId}/members/${userId}/roles/${roleId}`;
      const answer = on ? await api.put(path) : await api.remove(path);
      if (!answer.ok) show(guildId, userId, roleId, !on);
      return answer;
    },
  };
}
