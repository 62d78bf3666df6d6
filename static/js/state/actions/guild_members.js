/** @typedef {import('../types.js').Result} Result */

/** At once, as the server takes them. */
const MOST_BANNED = 200;

/**
 * What moderators do with members, and bans and invites.
 * @param {import('../env.js').Core} core
 */
export function createGuildMembers({ store, api }) {
  /** @type {Map<number, Promise<string>>} */
  const names = new Map();

  /** @param {import('../../net/api.js').Answer} answer @returns {Result} */
  const done = (answer) => (answer.ok ? { ok: true } : answer);

  /** @param {number} guildId @param {number} userId @returns {Promise<import('../types.js').Result<{member: import('../types.js').Member}>>} */
  async function loadMember(guildId, userId) {
    const answer = await api.get(`/guilds/${guildId}/members/${userId}`);
    if (answer.ok) store.dispatch('member_updated', { guild_id: guildId, member: answer.data });
    return answer.ok ? { ok: true, member: answer.data } : answer;
  }

  /** The answer says nothing of the member. @param {number} guildId @param {number} userId @param {import('../../net/api.js').Answer} answer @returns {Promise<Result>} */
  const again = async (guildId, userId, answer) => (answer.ok ? loadMember(guildId, userId) : answer);

  return {
    /**
     * @param {number} guildId @param {number} userId @param {{nickname?: string|null, roles?: number[], timeout?: number|null}} fields @param {string} [reason]
     * @returns {Promise<Result>}
     */
    async updateMember(guildId, userId, fields, reason) {
      const answer = await api.patch(`/guilds/${guildId}/members/${userId}`, fields, because(reason));
      if (answer.ok) store.dispatch('member_updated', { guild_id: guildId, member: answer.data });
      return done(answer);
    },

    /** @param {number} guildId @param {number} userId @param {number} roleId @returns {Promise<Result>} */
    giveRole: async (guildId, userId, roleId) => again(guildId, userId, await api.put(`/guilds/${guildId}/members/${userId}/roles/${roleId}`)),

    /** @param {number} guildId @param {number} userId @param {number} roleId @returns {Promise<Result>} */
    takeRole: async (guildId, userId, roleId) => again(guildId, userId, await api.remove(`/guilds/${guildId}/members/${userId}/roles/${roleId}`)),

    loadMember,

    /** Asked once for each; '' for somebody who is no more. @param {number} userId @returns {Promise<string>} */
    nameOf(userId) {
      const name = names.get(userId) ?? api.get(`/users/${userId}`).then((answer) => (answer.ok ? (answer.data.display_name ?? answer.data.username) : ''));
      names.set(userId, name);
      return name;
    },

    /** @param {number} guildId @param {number} userId @param {string} [reason] @returns {Promise<Result>} */
    kickMember: async (guildId, userId, reason) => done(await api.remove(`/guilds/${guildId}/members/${userId}`, undefined, because(reason))),

    /** @param {number} guildId @param {number} userId @param {{delete_messages?: number}} fields @param {string} [reason] @returns {Promise<Result>} */
    banUser: async (guildId, userId, fields, reason) => done(await api.put(`/guilds/${guildId}/bans/${userId}`, fields, because(reason))),

    /**
     * As many as are chosen: in portions that the server takes.
     * @param {number} guildId @param {{users: number[], delete_messages?: number}} fields @param {string} [reason]
     * @returns {Promise<import('../types.js').Result<{banned: number[], failed: number[]}>>}
     */
    async banUsers(guildId, { users, ...fields }, reason) {
      /** @type {{banned: number[], failed: number[]}} */
      const all = { banned: [], failed: [] };
      for (let from = 0; from < users.length; from += MOST_BANNED) {
        const answer = await api.post(`/guilds/${guildId}/bans/bulk`, { users: users.slice(from, from + MOST_BANNED), ...fields }, because(reason));
        if (!answer.ok) return answer;
        all.banned.push(...answer.data.banned);
        all.failed.push(...answer.data.failed);
      }
      return { ok: true, ...all };
    },

    /** @param {number} guildId @param {number} userId @returns {Promise<Result>} */
    async unbanUser(guildId, userId) {
      const answer = await api.remove(`/guilds/${guildId}/bans/${userId}`);
      if (!answer.ok && answer.error.code !== 'not_found') return answer;
      store.dispatch('ban_deleted', { guild_id: guildId, user_id: userId });
      return { ok: true };
    },

    /** @param {string} text @returns {Promise<import('../types.js').Result<{users: import('../types.js').User[]}>>} */
    async findUsers(text) {
      const answer = await api.get(`/search/users?q=${encodeURIComponent(text)}&limit=10`);
      return answer.ok ? { ok: true, users: answer.data.results } : answer;
    },

    /** @param {number} guildId @param {string} text @returns {Promise<import('../types.js').Result<{members: import('../types.js').Member[]}>>} */
    async findMembers(guildId, text) {
      const answer = await api.get(`/guilds/${guildId}/members?limit=10&q=${encodeURIComponent(text)}`);
      return answer.ok ? { ok: true, members: answer.data.members } : answer;
    },

    /** @param {number} guildId @param {string} code @returns {Promise<Result>} */
    async deleteInvite(guildId, code) {
      const answer = await api.remove(`/guilds/${guildId}/invites/${code}`);
      if (!answer.ok && answer.error.code !== 'not_found') return answer;
      store.dispatch('invite_deleted', { guild_id: guildId, code });
      return { ok: true };
    },
  };
}

/** Why, for the audit log. @param {string} [reason] */
const because = (reason) => (reason?.trim() ? { 'X-Audit-Reason': encodeURIComponent(reason.trim()) } : undefined);
