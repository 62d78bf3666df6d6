/** The permissions that the client asks about, at their positions in the bit field. Positions can pass 31, so this is arithmetic and not `&`. */
const POSITIONS = {
  CREATE_INSTANT_INVITE: 0,
  ADMINISTRATOR: 3,
  MANAGE_CHANNELS: 4,
  ADD_REACTIONS: 6,
  VIEW_CHANNEL: 10,
  SEND_MESSAGES: 11,
  MANAGE_MESSAGES: 13,
  READ_MESSAGE_HISTORY: 16,
};

/** @typedef {keyof typeof POSITIONS} PermissionName */

/** @param {number} bits @param {PermissionName} name */
const has = (bits, name) => Math.floor(bits / 2 ** POSITIONS[name]) % 2 === 1;

/** @param {number} bits @param {PermissionName} name */
export const allows = (bits, name) => has(bits, name) || has(bits, 'ADMINISTRATOR');
