/**
 * Roles of a guild, and who has them. What is done is told by events as well; it is shown at once all the same.
 * @typedef {import('../types.js').Role} Role
 * @typedef {{name: string, permissions: number, color: number, hoist: boolean, mentionable: boolean}} RoleFields
 */

/** @param {import('../env.js').Core} core */
export function createRoles({ store, signals, api }) {
  /** @param {import('../../net/api.js').Answer} answer @returns {import('../types.js').Result<{role: Role}>} */
  function saved(answer) {
    if (!answer.ok) return answer;
    store.dispatch('role_updated', answer.data);
    return { ok: true, role: answer.data };
  }

  /** @param {number} guildId @param {number} userId @param {number} roleId @param {boolean} has @returns {Promise<import('../types.js').Result>} */
  async function setMember(guildId, userId, roleId, has) {
    const path = `/guilds/${guildId}/members/${userId}/roles/${roleId}`;
    const answer = has ? await api.put(path) : await api.remove(path);
    return answer.ok ? { ok: true } : answer;
  }

  return {
    /** @param {number} guildId @param {Partial<RoleFields> & {name: string}} fields */
    createRole: async (guildId, fields) => saved(await api.post(`/guilds/${guildId}/roles`, fields)),

    /** @param {Role} role @param {Partial<RoleFields>} fields */
    changeRole: async (role, fields) => saved(await api.patch(`/guilds/${role.guild_id}/roles/${role.id}`, fields)),

    /** @param {Role} role @param {Blob} picture */
    async setRoleIcon(role, picture) {
      const body = new FormData();
      body.append('file', picture);
      return saved(await api.upload('PUT', `/guilds/${role.guild_id}/roles/${role.id}/icon`, body));
    },

    /** @param {Role} role */
    removeRoleIcon: async (role) => saved(await api.remove(`/guilds/${role.guild_id}/roles/${role.id}/icon`)),

    /** @param {Role} role @returns {Promise<import('../types.js').Result>} */
    async deleteRole(role) {
      const answer = await api.remove(`/guilds/${role.guild_id}/roles/${role.id}`);
      if (!answer.ok) return answer;
      store.dispatch('role_deleted', { id: role.id, guild_id: role.guild_id });
      return { ok: true };
    },

    /** @param {number} guildId @param {number[]} ids  all but @everyone, the lowest first @returns {Promise<import('../types.js').Result>} */
    async orderRoles(guildId, ids) {
      const before = signals.roles.peek().byGuild[guildId] ?? [];
      store.dispatch('roles_ordered', { guildId, ids });
      const answer = await api.put(`/guilds/${guildId}/roles/order`, { roles: ids });
      for (const role of answer.ok ? answer.data.roles : before) store.dispatch('role_updated', role);
      return answer.ok ? { ok: true } : answer;
    },

    /** @param {number} guildId @param {number} userId @param {number} roleId */
    giveRole: (guildId, userId, roleId) => setMember(guildId, userId, roleId, true),

    /** @param {number} guildId @param {number} userId @param {number} roleId */
    takeRole: (guildId, userId, roleId) => setMember(guildId, userId, roleId, false),

    /** Whose name begins with it. @param {number} guildId @param {string} text @returns {Promise<import('../types.js').Result<{members: import('../types.js').Member[]}>>} */
    async findMembers(guildId, text) {
      const answer = await api.get(`/guilds/${guildId}/members?limit=20&q=${encodeURIComponent(text)}`);
      return answer.ok ? { ok: true, members: answer.data.members } : answer;
    },

    /** The guild is shown as somebody with these roles sees it. @param {number} guildId @param {number[]} roleIds @returns {Promise<import('../types.js').Result>} */
    async viewAs(guildId, roleIds) {
      const query = roleIds.map((id) => `role_id=${id}`).join('&');
      const answer = await api.get(`/guilds/${guildId}/view-as${query && `?${query}`}`);
      if (!answer.ok) return answer;
      store.dispatch('preview_begun', { guildId, roleIds, ...answer.data });
      return { ok: true };
    },

    stopViewing: () => store.dispatch('preview_ended'),
  };
}
