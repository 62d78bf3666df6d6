/**
 * @typedef {import('./types.js').Guild} Guild
 * @typedef {import('./types.js').Guilds} Guilds
 * @typedef {import('./types.js').FullGuild} FullGuild
 */
import { keep, patch, without } from './same.js';

/** @type {Guilds} */
export const initial = { byId: {}, order: [] };

/** @param {FullGuild} guild @returns {Guild} */
const bare = ({ channels: _channels, roles: _roles, emojis: _emojis, stickers: _stickers, member: _member, ...guild }) => guild;

/** @param {Guilds} guilds @param {{guilds: FullGuild[]}} payload @returns {Guilds} */
export const bootstrapped = (guilds, payload) => ({
  byId: Object.fromEntries(payload.guilds.map((guild) => [guild.id, keep(guilds.byId[guild.id], bare(guild))])),
  order: keep(guilds.order, payload.guilds.map((guild) => guild.id)),
});

/** @param {Guilds} guilds @param {FullGuild} guild @returns {Guilds} */
export const guildCreated = (guilds, guild) => ({
  byId: { ...guilds.byId, [guild.id]: keep(guilds.byId[guild.id], bare(guild)) },
  order: guilds.order.includes(guild.id) ? guilds.order : [...guilds.order, guild.id],
});

/** @param {Guilds} guilds @param {{guild_id: number, member_count: number}} payload @returns {Guilds} */
export const memberCreated = (guilds, { guild_id, member_count }) => change(guilds, guild_id, { member_count });

export const memberDeleted = memberCreated;

/** Events say nothing of my permissions. @param {Guilds} guilds @param {Guild} guild @returns {Guilds} */
export const guildUpdated = (guilds, guild) => change(guilds, guild.id, guild);

/** @param {Guilds} guilds @param {{id: number}} payload @returns {Guilds} */
export const guildDeleted = (guilds, { id }) => ({ byId: without(guilds.byId, id), order: guilds.order.filter((other) => other !== id) });

/** @param {Guilds} guilds @param {{guild_id: number|null, permissions: number}} payload @returns {Guilds} */
export const accessChanged = (guilds, { guild_id, permissions }) => (guild_id === null ? guilds : change(guilds, guild_id, { permissions }));

/** @param {Guilds} guilds @param {number} id @param {Partial<Guild>} fields @returns {Guilds} */
function change(guilds, id, fields) {
  const guild = guilds.byId[id];
  return guild ? { ...guilds, byId: { ...guilds.byId, [id]: patch(guild, fields) } } : guilds;
}
