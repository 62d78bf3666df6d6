/** @typedef {import('./types.js').Roles} Roles */
/** @typedef {import('./types.js').FullGuild} FullGuild */
import { keep } from './same.js';

/** @type {Roles} */
export const initial = { byGuild: {} };

/** @param {Roles} roles @param {{guilds: FullGuild[]}} payload @returns {Roles} */
export const bootstrapped = (roles, payload) => ({
  byGuild: Object.fromEntries(payload.guilds.map((guild) => [guild.id, keep(roles.byGuild[guild.id], guild.roles)])),
});

/** @param {Roles} roles @param {FullGuild} guild @returns {Roles} */
export const guildCreated = (roles, guild) => ({ byGuild: { ...roles.byGuild, [guild.id]: guild.roles } });
