/** The permissions as a person meets them: what belongs together, and which of them do not forgive a mistake. */

/** @typedef {import('../../state/permissions.js').PermissionName} PermissionName */
/** @typedef {'general'|'members'|'text'|'expressions'|'unused'} GroupKey */

/** @type {{key: GroupKey, label: import('../../lib/i18n.js').MessageKey, names: PermissionName[]}[]} */
export const GROUPS = [
  { key: 'general', label: 'permission.group_general', names: ['VIEW_CHANNEL', 'MANAGE_CHANNELS', 'MANAGE_ROLES', 'MANAGE_GUILD', 'VIEW_AUDIT_LOG', 'ADMINISTRATOR'] },
  { key: 'members', label: 'permission.group_members', names: ['CREATE_INSTANT_INVITE', 'CHANGE_NICKNAME', 'MANAGE_NICKNAMES', 'KICK_MEMBERS', 'BAN_MEMBERS', 'MODERATE_MEMBERS'] },
  {
    key: 'text', label: 'permission.group_text',
    names: ['SEND_MESSAGES', 'READ_MESSAGE_HISTORY', 'EMBED_LINKS', 'ATTACH_FILES', 'ADD_REACTIONS', 'SEND_POLLS', 'MENTION_EVERYONE', 'MANAGE_MESSAGES', 'PIN_MESSAGES', 'BYPASS_SLOWMODE'],
  },
  { key: 'expressions', label: 'permission.group_expressions', names: ['USE_EXTERNAL_EMOJIS', 'USE_EXTERNAL_STICKERS', 'CREATE_GUILD_EXPRESSIONS', 'MANAGE_GUILD_EXPRESSIONS'] },
  {
    key: 'unused', label: 'permission.group_unused',
    names: [
      'CREATE_PUBLIC_THREADS', 'CREATE_PRIVATE_THREADS', 'SEND_MESSAGES_IN_THREADS', 'MANAGE_THREADS', 'CONNECT', 'SPEAK', 'STREAM', 'USE_VAD', 'PRIORITY_SPEAKER', 'REQUEST_TO_SPEAK',
      'MUTE_MEMBERS', 'DEAFEN_MEMBERS', 'MOVE_MEMBERS', 'SET_VOICE_CHANNEL_STATUS', 'SEND_VOICE_MESSAGES', 'SEND_TTS_MESSAGES', 'USE_SOUNDBOARD', 'USE_EXTERNAL_SOUNDS',
      'CREATE_EVENTS', 'MANAGE_EVENTS', 'USE_APPLICATION_COMMANDS', 'USE_EXTERNAL_APPS', 'USE_EMBEDDED_ACTIVITIES', 'MANAGE_WEBHOOKS', 'VIEW_GUILD_INSIGHTS', 'VIEW_CREATOR_MONETIZATION_ANALYTICS',
    ],
  },
];

const DANGEROUS = new Set(['ADMINISTRATOR', 'MANAGE_GUILD', 'MANAGE_ROLES', 'MANAGE_CHANNELS', 'KICK_MEMBERS', 'BAN_MEMBERS', 'MODERATE_MEMBERS', 'MANAGE_MESSAGES', 'MENTION_EVERYONE']);

/** @param {PermissionName} name */
export const isDangerous = (name) => DANGEROUS.has(name);

/** What a channel can say something of: the rest counts for the guild as a whole. */
const OF_CHANNELS = new Set(['VIEW_CHANNEL', 'MANAGE_CHANNELS', 'MANAGE_ROLES', 'CREATE_INSTANT_INVITE']);

/** The groups that a channel's permissions have. */
export const CHANNEL_GROUPS = GROUPS
  .filter(({ key }) => key === 'general' || key === 'members' || key === 'text' || key === 'expressions')
  .map((group) => ({ ...group, names: group.names.filter((name) => group.key === 'text' || name === 'USE_EXTERNAL_EMOJIS' || name === 'USE_EXTERNAL_STICKERS' || OF_CHANNELS.has(name)) }));

/**
 * The groups with what matches a search.
 * @param {typeof GROUPS} groups
 * @param {(name: PermissionName) => boolean} matches
 */
export const matching = (groups, matches) => groups.map((group) => ({ ...group, names: group.names.filter(matches) })).filter(({ names }) => names.length > 0);
