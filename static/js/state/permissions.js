/** Every permission of docs/permissions.md, at its position in the bit field. Positions can pass 31, so this is arithmetic and not `&`. */
const POSITIONS = {
  CREATE_INSTANT_INVITE: 0,
  KICK_MEMBERS: 1,
  BAN_MEMBERS: 2,
  ADMINISTRATOR: 3,
  MANAGE_CHANNELS: 4,
  MANAGE_GUILD: 5,
  ADD_REACTIONS: 6,
  VIEW_AUDIT_LOG: 7,
  PRIORITY_SPEAKER: 8,
  STREAM: 9,
  VIEW_CHANNEL: 10,
  SEND_MESSAGES: 11,
  SEND_TTS_MESSAGES: 12,
  MANAGE_MESSAGES: 13,
  EMBED_LINKS: 14,
  ATTACH_FILES: 15,
  READ_MESSAGE_HISTORY: 16,
  MENTION_EVERYONE: 17,
  USE_EXTERNAL_EMOJIS: 18,
  VIEW_GUILD_INSIGHTS: 19,
  CONNECT: 20,
  SPEAK: 21,
  MUTE_MEMBERS: 22,
  DEAFEN_MEMBERS: 23,
  MOVE_MEMBERS: 24,
  USE_VAD: 25,
  CHANGE_NICKNAME: 26,
  MANAGE_NICKNAMES: 27,
  MANAGE_ROLES: 28,
  MANAGE_WEBHOOKS: 29,
  MANAGE_GUILD_EXPRESSIONS: 30,
  USE_APPLICATION_COMMANDS: 31,
  REQUEST_TO_SPEAK: 32,
  MANAGE_EVENTS: 33,
  MANAGE_THREADS: 34,
  CREATE_PUBLIC_THREADS: 35,
  CREATE_PRIVATE_THREADS: 36,
  USE_EXTERNAL_STICKERS: 37,
  SEND_MESSAGES_IN_THREADS: 38,
  USE_EMBEDDED_ACTIVITIES: 39,
  MODERATE_MEMBERS: 40,
  VIEW_CREATOR_MONETIZATION_ANALYTICS: 41,
  USE_SOUNDBOARD: 42,
  CREATE_GUILD_EXPRESSIONS: 43,
  CREATE_EVENTS: 44,
  USE_EXTERNAL_SOUNDS: 45,
  SEND_VOICE_MESSAGES: 46,
  SET_VOICE_CHANNEL_STATUS: 48,
  SEND_POLLS: 49,
  USE_EXTERNAL_APPS: 50,
  PIN_MESSAGES: 51,
  BYPASS_SLOWMODE: 52,
};

/** @typedef {keyof typeof POSITIONS} PermissionName */

export const PERMISSIONS = /** @type {{name: PermissionName, bit: number}[]} */ (Object.entries(POSITIONS).map(([name, bit]) => ({ name, bit })));

/** What everybody may in their own direct messages, until the server has said. */
const DIRECT = new Set(['VIEW_CHANNEL', 'SEND_MESSAGES', 'READ_MESSAGE_HISTORY', 'ADD_REACTIONS', 'ATTACH_FILES', 'EMBED_LINKS', 'USE_EXTERNAL_EMOJIS', 'USE_EXTERNAL_STICKERS', 'SEND_POLLS', 'PIN_MESSAGES']);

/** Exactly this bit. @param {number} bits @param {PermissionName} name */
export const hasBit = (bits, name) => Math.floor(bits / 2 ** POSITIONS[name]) % 2 === 1;

/** The bits with this one set or taken out. @param {number} bits @param {PermissionName} name @param {boolean} on */
export const withBit = (bits, name, on) => (hasBit(bits, name) === on ? bits : bits + (on ? 1 : -1) * 2 ** POSITIONS[name]);

/** @param {number} bits @param {PermissionName} name */
export const allows = (bits, name) => hasBit(bits, name) || hasBit(bits, 'ADMINISTRATOR');

/** @param {PermissionName} name */
export const allowsDirectly = (name) => DIRECT.has(name);

/** A channel that nobody sees but those of whom it is said. @param {import('./types.js').Overwrite[]} overwrites @param {number} guildId */
export const isPrivate = (overwrites, guildId) => overwrites.some(({ id, allow, deny }) => id === guildId && hasBit(deny, 'VIEW_CHANNEL') && !hasBit(allow, 'VIEW_CHANNEL'));
