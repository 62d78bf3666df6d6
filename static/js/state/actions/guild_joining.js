import { inviteHref } from '../address.js';

/**
 * @typedef {import('../types.js').Result} Result
 * @typedef {import('../types.js').InvitePreview} InvitePreview
 */

/**
 * Into a guild by a link, and others by one's own.
 * @param {import('../env.js').Core} core
 * @param {{actions: any}} app
 */
export function createGuildJoining({ store, api, env }, { actions }) {
  return {
    /** @param {string} code @returns {Promise<import('../types.js').Result<{preview: InvitePreview}>>} */
    async previewInvite(code) {
      const answer = await api.get(`/invites/${encodeURIComponent(code)}`);
      return answer.ok ? { ok: true, preview: answer.data } : answer;
    },

    /** @param {string} code @returns {Promise<Result>} */
    async joinByCode(code) {
      const answer = await api.post(`/invites/${encodeURIComponent(code)}/join`);
      if (!answer.ok) return answer;
      store.dispatch('guild_created', answer.data);
      actions.openGuild(answer.data.id);
      return { ok: true };
    },

    /** The link, as a direct message of one's own. @param {number} userId @param {string} code @param {string} origin @returns {Promise<Result>} */
    async inviteByMessage(userId, code, origin) {
      const dm = await api.post('/dms', { users: [userId] });
      if (!dm.ok) return dm;
      const content = new URL(inviteHref(code), origin).href;
      const answer = await api.post(`/channels/${dm.data.id}/messages`, { content, nonce: env.nonce() });
      return answer.ok ? { ok: true } : answer;
    },
  };
}
