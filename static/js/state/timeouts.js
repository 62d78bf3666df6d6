/**
 * Where I am silenced, and until when.
 * @typedef {import('./types.js').Timeouts} Timeouts
 * @typedef {import('./types.js').FullGuild} FullGuild
 */
import { without } from './same.js';

/** @type {Timeouts} */
export const initial = {};

/** @param {Timeouts} timeouts @param {number} guildId @param {string|null|undefined} until @returns {Timeouts} */
const change = (timeouts, guildId, until) => (until ? { ...timeouts, [guildId]: until } : without(timeouts, guildId));

/** @param {Timeouts} _ @param {{guilds: FullGuild[]}} payload */
export const bootstrapped = (_, { guilds }) => guilds.reduce(guildCreated, initial);

/** @param {Timeouts} timeouts @param {FullGuild} guild */
export const guildCreated = (timeouts, { id, member }) => change(timeouts, id, member?.timed_out_until);

/** @param {Timeouts} timeouts @param {{guild_id: number, member: import('./types.js').Member}} payload @param {import('./types.js').Context} context */
export const memberUpdated = (timeouts, { guild_id, member }, { meId }) => (member.user.id === meId ? change(timeouts, guild_id, member.timed_out_until) : timeouts);

/** @param {Timeouts} timeouts @param {{id: number}} guild */
export const guildDeleted = (timeouts, { id }) => change(timeouts, id, null);
