import { t } from '../../lib/i18n.js';

/** @typedef {import('../../state/permissions.js').PermissionName} PermissionName */

/** The name of each, and what it is for; nothing is said of those that nothing asks for. @satisfies {Record<PermissionName, [import('../../lib/i18n.js').MessageKey, import('../../lib/i18n.js').MessageKey?]>} */
const WORDS = /** @type {const} */ ({
  VIEW_CHANNEL: ['permission.VIEW_CHANNEL', 'permission.VIEW_CHANNEL.note'],
  MANAGE_CHANNELS: ['permission.MANAGE_CHANNELS', 'permission.MANAGE_CHANNELS.note'],
  MANAGE_ROLES: ['permission.MANAGE_ROLES', 'permission.MANAGE_ROLES.note'],
  MANAGE_GUILD: ['permission.MANAGE_GUILD', 'permission.MANAGE_GUILD.note'],
  VIEW_AUDIT_LOG: ['permission.VIEW_AUDIT_LOG', 'permission.VIEW_AUDIT_LOG.note'],
  ADMINISTRATOR: ['permission.ADMINISTRATOR', 'permission.ADMINISTRATOR.note'],
  CREATE_INSTANT_INVITE: ['permission.CREATE_INSTANT_INVITE', 'permission.CREATE_INSTANT_INVITE.note'],
  CHANGE_NICKNAME: ['permission.CHANGE_NICKNAME', 'permission.CHANGE_NICKNAME.note'],
  MANAGE_NICKNAMES: ['permission.MANAGE_NICKNAMES', 'permission.MANAGE_NICKNAMES.note'],
  KICK_MEMBERS: ['permission.KICK_MEMBERS', 'permission.KICK_MEMBERS.note'],
  BAN_MEMBERS: ['permission.BAN_MEMBERS', 'permission.BAN_MEMBERS.note'],
  MODERATE_MEMBERS: ['permission.MODERATE_MEMBERS', 'permission.MODERATE_MEMBERS.note'],
  SEND_MESSAGES: ['permission.SEND_MESSAGES', 'permission.SEND_MESSAGES.note'],
  READ_MESSAGE_HISTORY: ['permission.READ_MESSAGE_HISTORY', 'permission.READ_MESSAGE_HISTORY.note'],
  EMBED_LINKS: ['permission.EMBED_LINKS', 'permission.EMBED_LINKS.note'],
  ATTACH_FILES: ['permission.ATTACH_FILES', 'permission.ATTACH_FILES.note'],
  ADD_REACTIONS: ['permission.ADD_REACTIONS', 'permission.ADD_REACTIONS.note'],
  SEND_POLLS: ['permission.SEND_POLLS', 'permission.SEND_POLLS.note'],
  MENTION_EVERYONE: ['permission.MENTION_EVERYONE', 'permission.MENTION_EVERYONE.note'],
  MANAGE_MESSAGES: ['permission.MANAGE_MESSAGES', 'permission.MANAGE_MESSAGES.note'],
  PIN_MESSAGES: ['permission.PIN_MESSAGES', 'permission.PIN_MESSAGES.note'],
  BYPASS_SLOWMODE: ['permission.BYPASS_SLOWMODE', 'permission.BYPASS_SLOWMODE.note'],
  USE_EXTERNAL_EMOJIS: ['permission.USE_EXTERNAL_EMOJIS', 'permission.USE_EXTERNAL_EMOJIS.note'],
  USE_EXTERNAL_STICKERS: ['permission.USE_EXTERNAL_STICKERS', 'permission.USE_EXTERNAL_STICKERS.note'],
  CREATE_GUILD_EXPRESSIONS: ['permission.CREATE_GUILD_EXPRESSIONS', 'permission.CREATE_GUILD_EXPRESSIONS.note'],
  MANAGE_GUILD_EXPRESSIONS: ['permission.MANAGE_GUILD_EXPRESSIONS', 'permission.MANAGE_GUILD_EXPRESSIONS.note'],
  CREATE_PUBLIC_THREADS: ['permission.CREATE_PUBLIC_THREADS'],
  CREATE_PRIVATE_THREADS: ['permission.CREATE_PRIVATE_THREADS'],
  SEND_MESSAGES_IN_THREADS: ['permission.SEND_MESSAGES_IN_THREADS'],
  MANAGE_THREADS: ['permission.MANAGE_THREADS'],
  CONNECT: ['permission.CONNECT'],
  SPEAK: ['permission.SPEAK'],
  STREAM: ['permission.STREAM'],
  USE_VAD: ['permission.USE_VAD'],
  PRIORITY_SPEAKER: ['permission.PRIORITY_SPEAKER'],
  REQUEST_TO_SPEAK: ['permission.REQUEST_TO_SPEAK'],
  MUTE_MEMBERS: ['permission.MUTE_MEMBERS'],
  DEAFEN_MEMBERS: ['permission.DEAFEN_MEMBERS'],
  MOVE_MEMBERS: ['permission.MOVE_MEMBERS'],
  SET_VOICE_CHANNEL_STATUS: ['permission.SET_VOICE_CHANNEL_STATUS'],
  SEND_VOICE_MESSAGES: ['permission.SEND_VOICE_MESSAGES'],
  SEND_TTS_MESSAGES: ['permission.SEND_TTS_MESSAGES'],
  USE_SOUNDBOARD: ['permission.USE_SOUNDBOARD'],
  USE_EXTERNAL_SOUNDS: ['permission.USE_EXTERNAL_SOUNDS'],
  CREATE_EVENTS: ['permission.CREATE_EVENTS'],
  MANAGE_EVENTS: ['permission.MANAGE_EVENTS'],
  USE_APPLICATION_COMMANDS: ['permission.USE_APPLICATION_COMMANDS'],
  USE_EXTERNAL_APPS: ['permission.USE_EXTERNAL_APPS'],
  USE_EMBEDDED_ACTIVITIES: ['permission.USE_EMBEDDED_ACTIVITIES'],
  MANAGE_WEBHOOKS: ['permission.MANAGE_WEBHOOKS'],
  VIEW_GUILD_INSIGHTS: ['permission.VIEW_GUILD_INSIGHTS'],
  VIEW_CREATOR_MONETIZATION_ANALYTICS: ['permission.VIEW_CREATOR_MONETIZATION_ANALYTICS'],
});

/** @param {PermissionName} name */
export const nameOf = (name) => t(WORDS[name][0]);

/** @param {PermissionName} name */
export function noteOf(name) {
  const note = WORDS[name][1];
  return note ? t(note) : '';
}

/** Whether its name or explanation says this; its name in the API will do. @param {PermissionName} name @param {string} text */
export function says(name, text) {
  const wanted = text.trim().toLocaleLowerCase();
  return wanted === '' || [nameOf(name), noteOf(name), name.replaceAll('_', ' '), name].some((words) => words.toLocaleLowerCase().includes(wanted));
}
