/** @typedef {import('./types.js').Roles} Roles */
/** @typedef {import('./types.js').FullGuild} FullGuild */
import { keep, without } from './same.js';

/** @type {Roles} */
export const initial = { byGuild: {} };

/** @param {Roles} roles @param {{guilds: FullGuild[]}} payload @returns {Roles} */
export const bootstrapped = (roles, payload) => ({
  byGuild: Object.fromEntries(payload.guilds.map((guild) => [guild.id, keep(roles.byGuild[guild.id], guild.roles)])),
});

/** @param {Roles} roles @param {FullGuild} guild @returns {Roles} */
export const guildCreated = (roles, guild) => ({ byGuild: { ...roles.byGuild, [guild.id]: guild.roles } });

/** Created or changed. @param {Roles} roles @param {import('./types.js').Role} role @returns {Roles} */
export const roleSaved = (roles, role) => change(roles, role.guild_id, (all) => [...all.filter(({ id }) => id !== role.id), role].sort(byPosition));

/** The others stand where they are put, the lowest first; @everyone below them. @param {Roles} roles @param {{guildId: number, ids: number[]}} payload @returns {Roles} */
export const rolesOrdered = (roles, { guildId, ids }) =>
  change(roles, guildId, (all) => all.map((role) => (ids.includes(role.id) ? { ...role, position: ids.indexOf(role.id) + 1 } : role)).sort(byPosition));

/** @param {Roles} roles @param {{id: number, guild_id: number}} payload @returns {Roles} */
export const roleDeleted = (roles, { id, guild_id }) => change(roles, guild_id, (all) => all.filter((role) => role.id !== id));

/** @param {Roles} roles @param {{id: number}} guild @returns {Roles} */
export const guildDeleted = (roles, { id }) => ({ byGuild: without(roles.byGuild, id) });

/** @param {import('./types.js').Role} a @param {import('./types.js').Role} b */
const byPosition = (a, b) => a.position - b.position || a.id - b.id;

/** @param {Roles} roles @param {number} guildId @param {(all: import('./types.js').Role[]) => import('./types.js').Role[]} how @returns {Roles} */
const change = (roles, guildId, how) => (guildId in roles.byGuild ? { byGuild: { ...roles.byGuild, [guildId]: how(roles.byGuild[guildId]) } } : roles);
