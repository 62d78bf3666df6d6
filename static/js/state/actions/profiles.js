import { signal } from '@preact/signals-core';

/** @typedef {import('../types.js').Profile} Profile */

/**
 * Who somebody is. A profile seen before is there at once, and is read again.
 * @param {import('../env.js').Core} core
 * @param {{actions: import('../app.js').App['actions']}} app
 */
export function createProfiles({ signals, api, env: { storage } }, { actions }) {
  const known = signal(/** @type {Record<number, Profile>} */ ({}));

  /** @param {number} userId */
  const noteKey = (userId) => `guildhall.note.${signals.session.peek().me?.id}.${userId}`;

  return {
    known,

    /** @param {number} userId @param {number|null} guildId where they may be a member @returns {Promise<import('../types.js').Result>} */
    async load(userId, guildId) {
      if (guildId) actions.needMembers(guildId, [userId]);
      const answer = await api.get(`/users/${userId}`);
      if (answer.ok) known.value = { ...known.value, [userId]: answer.data };
      return answer.ok ? { ok: true } : answer;
    },

    /** Kept in this browser alone. @param {number} userId */
    note: (userId) => storage.get(noteKey(userId)) ?? '',

    /** @param {number} userId @param {string} text */
    setNote: (userId, text) => storage.set(noteKey(userId), text.trim() || null),
  };
}
