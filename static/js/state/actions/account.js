/** @typedef {import('../types.js').Result} Result */
/** @typedef {{password: string, code?: string}} Proof  the password, and a code where there is a second factor */
/** @typedef {import('../../net/api.js').Answer} Answer */

/** @param {Answer} answer @returns {Result} */
const told = (answer) => (answer.ok ? { ok: true } : answer);

/** @param {Proof} proof */
const proven = ({ password, code }) => ({ password, ...(code && { code }) });

/**
 * What one changes about oneself. The account itself comes back as `me_updated`, on every device.
 * @param {import('../env.js').Core} core
 */
export function createAccount({ store, api, env }) {
  /** The answer of this device may come before the event does. @param {Answer} answer @returns {Result} */
  function taken(answer) {
    if (answer.ok) store.dispatch('me_updated', answer.data);
    return told(answer);
  }

  return {
    /** @param {{display_name?: string|null, bio?: string|null, pronouns?: string|null}} changes */
    saveProfile: async (changes) => taken(await api.patch('/me', changes)),

    /** @param {'avatar'|'banner'} kind @param {Blob} picture */
    async setPicture(kind, picture) {
      const form = new FormData();
      form.append('file', picture, `${kind}.${picture.type.split('/')[1] ?? 'png'}`);
      return taken(await api.upload('PUT', `/me/${kind}`, form));
    },

    /** @param {'avatar'|'banner'} kind */
    removePicture: async (kind) => taken(await api.remove(`/me/${kind}`)),

    /** @param {Proof & {username: string}} fields */
    changeUsername: async ({ username, ...proof }) => taken(await api.post('/me/username', { username, ...proven(proof) })),

    /** @param {Proof & {email: string}} fields */
    changeEmail: async ({ email, ...proof }) => taken(await api.post('/me/email', { email, ...proven(proof) })),

    /** @param {Proof & {new_password: string}} fields */
    changePassword: async ({ new_password, ...proof }) => told(await api.post('/me/password', { new_password, ...proven(proof) })),

    /** @param {{password: string}} proof @returns {Promise<import('../types.js').Result<{secret: string, uri: string, qr: string}>>} */
    async beginSecondFactor({ password }) {
      const answer = await api.post('/me/2fa', { password });
      return answer.ok ? { ok: true, ...answer.data } : answer;
    },

    /** @param {{code: string}} fields @returns {Promise<import('../types.js').Result<{codes: string[]}>>} */
    async confirmSecondFactor({ code }) {
      const answer = await api.post('/me/2fa/confirm', { code });
      return answer.ok ? { ok: true, codes: answer.data.recovery_codes } : answer;
    },

    /** @param {Proof} proof @returns {Promise<import('../types.js').Result<{codes: string[]}>>} */
    async renewRecoveryCodes(proof) {
      const answer = await api.post('/me/2fa/recovery-codes', proven(proof));
      return answer.ok ? { ok: true, codes: answer.data.recovery_codes } : answer;
    },

    /** @param {Proof} proof */
    endSecondFactor: async (proof) => told(await api.remove('/me/2fa', proven(proof))),

    /** All sessions but this one. */
    endOtherSessions: async () => told(await api.remove('/me/sessions')),

    /** The account ends, and with it this session; asking who we are finds that out. @param {Proof} proof @returns {Promise<Result>} */
    async deleteAccount(proof) {
      const answer = await api.remove('/me', proven(proof));
      if (answer.ok) await api.get('/me');
      return told(answer);
    },

    /** @param {number} userId */
    unblock: async (userId) => told(await api.remove(`/friends/${userId}/block`)),

    /** What one is told of in a guild; null: as the guild says. @param {number} guildId @param {string | null} level */
    setGuildLevel: async (guildId, level) => told(await api.put(`/guilds/${guildId}/notifications`, { level })),

    /** Everything that is kept about the reader, as one file. @returns {Promise<import('../types.js').Result<{file: Blob}>>} */
    async exportData() {
      try {
        const answer = await env.fetch('/api/me/export', { credentials: 'same-origin' });
        if (answer.ok) return { ok: true, file: await answer.blob() };
        const { error } = await answer.json();
        return { ok: false, error: { ...error, retry_after: Number(answer.headers.get('Retry-After')) || undefined } };
      } catch {
        return { ok: false, error: { code: 'network', message: 'The server cannot be reached.' } };
      }
    },
  };
}
