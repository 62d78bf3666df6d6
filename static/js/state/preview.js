/**
 * A guild as somebody with certain roles sees it; null: as oneself.
 * @typedef {import('./types.js').Preview} Preview
 */

/** @type {Preview} */
export const initial = null;

/**
 * @param {Preview} _
 * @param {{guildId: number, roleIds: number[], permissions: number, channels: import('./types.js').Channel[]}} payload
 * @returns {Preview}
 */
export const previewBegun = (_, { guildId, roleIds, permissions, channels }) => ({
  guildId,
  roleIds,
  permissions,
  channels: Object.fromEntries(channels.map((channel) => [channel.id, channel.permissions ?? 0])),
});

/** @returns {Preview} */
export const previewEnded = () => null;

/** Nobody looks at a guild that is gone. @param {Preview} preview @param {{id: number}} guild @returns {Preview} */
export const guildDeleted = (preview, { id }) => (preview?.guildId === id ? null : preview);

/** What one does not do while looking through the eyes of others. */
const LOOKING = new Set(['VIEW_CHANNEL', 'READ_MESSAGE_HISTORY']);

/** What somebody with those roles may in the channel; only looking is done. @param {NonNullable<Preview>} preview @param {number} channelId @param {import('./permissions.js').PermissionName} name */
export const bitsWhileLooking = (preview, channelId, name) => (LOOKING.has(name) ? (preview.channels[channelId] ?? 0) : 0);
