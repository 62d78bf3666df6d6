/**
 * Whether a message is worth a sound or a notification: the rule of docs/events.md, "When a client tells its person".
 * `tests/golden/notifications.json` is what it answers, as the server's own for web push does.
 * @typedef {'mention' | 'role' | 'everyone' | 'direct' | 'message'} Reason
 * @typedef {object} Facts
 * @property {number} now ms since the epoch
 * @property {{id: number, status: string, roles: number[], blocked: number[]}} me
 * @property {{quiet_hours?: {begin: string, end: string, time_zone: string} | null}} settings
 * @property {{id: number, default_notifications?: string} | null} guild
 * @property {import('./types.js').NotificationSetting[]} notifications of the guild and the channel
 * @property {{type: string, author: {id: number}, guild_id: number | null, channel_id: number, seq: number, mentions?: {users: {id: number}[], roles: number[], everyone: boolean}}} message
 * @property {number} last_read_seq
 * @property {boolean} may_read
 */
import { isMuted } from './notifications.js';

/** @param {Facts} facts @returns {Reason | null} null: not worth it */
export function worthTelling({ now, me, settings, guild, notifications, message, last_read_seq, may_read }) {
  const ofGuild = message.guild_id === null ? undefined : notifications.find(({ target_id }) => target_id === message.guild_id);
  const ofChannel = notifications.find(({ target_id }) => target_id === message.channel_id);
  if (message.type !== 'default' || message.author.id === me.id || me.blocked.includes(message.author.id)) return null;
  if (!may_read || message.seq <= last_read_seq) return null;
  if (me.status === 'dnd' || isQuiet(settings.quiet_hours, now) || isMuted(ofChannel, now) || isMuted(ofGuild, now)) return null;
  const level = ofChannel?.level ?? ofGuild?.level ?? (guild?.default_notifications || 'all');
  return level === 'nothing' ? null : (named(message, me, ofGuild) ?? unnamed(message, level));
}

/** @param {Facts['message']} message @param {Facts['me']} me @param {import('./types.js').NotificationSetting} [ofGuild] @returns {Reason | null} */
function named({ mentions }, me, ofGuild) {
  if (!mentions) return null;
  if (mentions.users.some(({ id }) => id === me.id)) return 'mention';
  if (!ofGuild?.suppress_roles && mentions.roles.some((id) => me.roles.includes(id))) return 'role';
  return mentions.everyone && !ofGuild?.suppress_everyone ? 'everyone' : null;
}

/** @param {Facts['message']} message @param {string} level @returns {Reason | null} */
function unnamed({ guild_id }, level) {
  if (level === 'mentions') return null;
  return guild_id === null ? 'direct' : 'message';
}

/** Within the hours of the reader's day in which nothing is told; they may go over midnight. @param {Facts['settings']['quiet_hours']} hours @param {number} now */
function isQuiet(hours, now) {
  if (!hours) return false;
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: hours.time_zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(now);
  const { begin, end } = hours;
  return begin <= end ? begin <= time && time < end : begin <= time || time < end;
}
