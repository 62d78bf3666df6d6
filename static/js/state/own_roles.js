/**
 * My roles in my guilds: what says whether a mention of a role means me.
 * @typedef {{byGuild: Record<number, number[]>}} OwnRoles
 * @typedef {import('./types.js').FullGuild} FullGuild
 */
import { same, without } from './same.js';

/** @type {OwnRoles} */
export const initial = { byGuild: {} };

/** @param {OwnRoles} _ @param {{guilds: FullGuild[]}} payload @returns {OwnRoles} */
export const bootstrapped = (_, { guilds }) => ({ byGuild: Object.fromEntries(guilds.map((guild) => [guild.id, guild.member?.roles ?? []])) });

/** @param {OwnRoles} own @param {FullGuild} guild @returns {OwnRoles} */
export const guildCreated = (own, guild) => ({ byGuild: { ...own.byGuild, [guild.id]: guild.member?.roles ?? [] } });

/** @param {OwnRoles} own @param {{id: number}} guild @returns {OwnRoles} */
export const guildDeleted = (own, { id }) => ({ byGuild: without(own.byGuild, id) });

/** @param {OwnRoles} own @param {{guild_id: number, member: import('./types.js').Member}} payload @param {import('./types.js').Context} context @returns {OwnRoles} */
export function memberUpdated(own, { guild_id, member }, { meId }) {
  if (member.user.id !== meId || same(own.byGuild[guild_id], member.roles)) return own;
  return { byGuild: { ...own.byGuild, [guild_id]: member.roles } };
}

/** @param {OwnRoles} own @param {{id: number, guild_id: number}} role @returns {OwnRoles} */
export function roleDeleted(own, { id, guild_id }) {
  const mine = own.byGuild[guild_id] ?? [];
  return mine.includes(id) ? { byGuild: { ...own.byGuild, [guild_id]: mine.filter((role) => role !== id) } } : own;
}
