/**
 * @typedef {import('./types.js').Guild} Guild
 * @typedef {import('./types.js').Guilds} Guilds
 * @typedef {import('./types.js').FullGuild} FullGuild
 */
import { keep, patch } from './same.js';

/** @type {Guilds} */
export const initial = { byId: {}, order: [] };

/** @param {FullGuild} guild @returns {Guild} */
const bare = ({ channels: _channels, roles: _roles, ...guild }) => guild;

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
export function memberCreated(guilds, { guild_id, member_count }) {
  const guild = guilds.byId[guild_id];
  return guild ? { ...guilds, byId: { ...guilds.byId, [guild_id]: patch(guild, { member_count }) } } : guilds;
}
