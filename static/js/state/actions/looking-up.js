import { signal } from '@preact/signals-core';

/** @typedef {import('../types.js').Member} Member */

const NOBODY = Object.freeze({});

/**
 * People of a guild by the start of a name, beyond those whom the member list has loaded.
 * @param {import('../env.js').Core} core
 */
export function createLookingUp({ api, signals }) {
  const found = signal(/** @type {Record<number, Record<number, Member>>} */ ({}));
  /** @type {Set<string>} */
  const asked = new Set();

  return {
    /** Reading it subscribes. @param {number} guildId @returns {Record<number, Member>} */
    found: (guildId) => found.value[guildId] ?? NOBODY,

    /** Asks once for the same start. @param {number} guildId @param {string} start */
    async findMembers(guildId, start) {
      const question = `${guildId} ${start.toLowerCase()}`;
      if (!start || asked.has(question) || signals.members.peek().byGuild[guildId]?.done) return;
      asked.add(question);
      const answer = await api.get(`/guilds/${guildId}/members?q=${encodeURIComponent(start)}&limit=10`);
      if (!answer.ok) asked.delete(question);
      else if (answer.data.members.length > 0) {
        const people = Object.fromEntries(answer.data.members.map((/** @type {Member} */ member) => [member.user.id, member]));
        found.value = { ...found.value, [guildId]: { ...found.value[guildId], ...people } };
      }
    },
  };
}
