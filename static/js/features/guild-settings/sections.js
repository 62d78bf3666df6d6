/**
 * Which pages of a guild's settings are for whom.
 * @typedef {'overview'|'roles'|'emojis'|'stickers'|'members'|'invites'|'bans'|'automod'|'reports'|'audit'} PageKey
 * @typedef {import('../../state/permissions.js').PermissionName} PermissionName
 */

/** Any of these will do. @type {Record<PageKey, PermissionName[]>} */
const NEEDS = {
  overview: ['MANAGE_GUILD'],
  roles: ['MANAGE_ROLES'],
  emojis: ['CREATE_GUILD_EXPRESSIONS', 'MANAGE_GUILD_EXPRESSIONS'],
  stickers: ['CREATE_GUILD_EXPRESSIONS', 'MANAGE_GUILD_EXPRESSIONS'],
  members: ['MANAGE_GUILD', 'MANAGE_ROLES', 'KICK_MEMBERS', 'BAN_MEMBERS', 'MODERATE_MEMBERS', 'MANAGE_NICKNAMES'],
  invites: ['MANAGE_GUILD'],
  bans: ['BAN_MEMBERS'],
  automod: ['MANAGE_GUILD'],
  reports: ['MODERATE_MEMBERS'],
  audit: ['VIEW_AUDIT_LOG'],
};

/** @param {(name: PermissionName) => boolean} may @returns {PageKey[]} */
export const pagesFor = (may) => /** @type {PageKey[]} */ (Object.keys(NEEDS)).filter((page) => NEEDS[page].some(may));
