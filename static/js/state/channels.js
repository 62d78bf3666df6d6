/**
 * @typedef {import('./types.js').Channel} Channel
 * @typedef {import('./types.js').Channels} Channels
 * @typedef {import('./types.js').FullGuild} FullGuild
 * @typedef {import('./types.js').WireDm} WireDm
 */
import { keep, patch, without } from './same.js';

/** @type {Channels} */
export const initial = { byId: {} };

/** @param {Channels} channels @param {number} id @param {(channel: Channel) => Channel} how @returns {Channels} */
function change(channels, id, how) {
  const old = channels.byId[id];
  const changed = old && how(old);
  return changed === old ? channels : { byId: { ...channels.byId, [id]: changed } };
}

/** @param {Channels} channels @param {{guilds: FullGuild[], dms: WireDm[]}} payload @returns {Channels} */
export function bootstrapped(channels, { guilds, dms }) {
  const all = [...guilds.flatMap((guild) => guild.channels), ...dms.map(asChannel)];
  return { byId: Object.fromEntries(all.map((channel) => [channel.id, keep(channels.byId[channel.id], channel)])) };
}

/** A conversation is a channel without a guild. @param {WireDm} dm @returns {Channel} */
const asChannel = (dm) => ({ ...dm, name: dm.name ?? '', position: 0, parent_id: null, topic: null, permissions: dm.permissions ?? null });

/** @param {Channels} channels @param {WireDm} dm @returns {Channels} */
export const dmSaved = (channels, dm) => channelSaved(channels, asChannel(dm));

/** Somebody's new name or picture. @param {Channels} channels @param {{user: import('./types.js').User}} payload @returns {Channels} */
export function userUpdated(channels, { user }) {
  const concerned = Object.values(channels.byId).filter(({ recipients }) => recipients?.some(({ id }) => id === user.id));
  const renewed = concerned.map((channel) => [channel.id, { ...channel, recipients: channel.recipients?.map((one) => (one.id === user.id ? user : one)) }]);
  return renewed.length > 0 ? { byId: { ...channels.byId, ...Object.fromEntries(renewed) } } : channels;
}

/** @param {Channels} channels @param {FullGuild} guild @returns {Channels} */
export const guildCreated = (channels, guild) => guild.channels.reduce(channelSaved, channels);

/**
 * Created or changed. Events say nothing of my permissions, and what they say of the last message may be older than what is known.
 * @param {Channels} channels
 * @param {Channel} channel
 * @returns {Channels}
 */
export function channelSaved(channels, channel) {
  const old = channels.byId[channel.id];
  const fresh = { ...channel, permissions: channel.permissions ?? old?.permissions ?? null };
  if (old && old.last_seq > fresh.last_seq) Object.assign(fresh, { last_seq: old.last_seq, last_message_id: old.last_message_id });
  return { byId: { ...channels.byId, [channel.id]: keep(old, fresh) } };
}

/** @param {Channels} channels @param {{places: import('./arrange.js').Place[]}} payload @returns {Channels} */
export const channelsPlaced = (channels, { places }) => places.reduce((all, { id, ...place }) => change(all, id, (channel) => patch(channel, place)), channels);

/** @param {Channels} channels @param {{id: number}} payload @returns {Channels} */
export const channelDeleted = (channels, { id }) => (id in channels.byId ? { byId: without(channels.byId, id) } : channels);

/** @param {Channels} channels @param {{id: number}} guild @returns {Channels} */
export const guildDeleted = (channels, { id }) => ({
  byId: Object.fromEntries(Object.entries(channels.byId).filter(([, channel]) => channel.guild_id !== id)),
});

/**
 * My rights are other than before: in channels I knew only those are said, what is new to me comes whole.
 * @param {Channels} channels
 * @param {{channels: (Channel | {id: number, permissions: number})[], lost: number[]}} payload
 * @returns {Channels}
 */
export function accessChanged(channels, { channels: changed, lost }) {
  const left = lost.reduce((rest, id) => channelDeleted(rest, { id }), channels);
  return changed.reduce(
    (all, one) => ('name' in one ? channelSaved(all, 'recipients' in one ? asChannel(/** @type {any} */ (one)) : one) : change(all, one.id, (channel) => patch(channel, { permissions: one.permissions }))),
    left,
  );
}

/** @param {Channels} channels @param {{channel_id: number, id: number, seq: number}} message */
export const newMessage = (channels, { channel_id, id, seq }) => change(channels, channel_id, (channel) => advance(channel, id, seq));

/** That a message names me may be heard before what it is. @param {Channels} channels @param {{channel_id: number, message_id: number, seq: number}} named */
export const mentionCreated = (channels, { channel_id, message_id, seq }) => change(channels, channel_id, (channel) => advance(channel, message_id, seq));

/** @param {Channels} channels @param {{channel_id: number, last_message_id?: number|null, last_seq?: number}} payload */
export const unreadChanged = (channels, { channel_id, last_message_id, last_seq }) =>
  last_message_id === undefined
    ? channels
    : change(channels, channel_id, (channel) =>
        patch(channel, { last_message_id, last_seq: Math.max(last_seq ?? 0, channel.last_seq) }),
      );

/** @param {Channels} channels @param {{channel_id: number, message_id: number, last_message_id: number|null}} payload */
export const messageDeleted = (channels, { channel_id, message_id, last_message_id }) =>
  change(channels, channel_id, (channel) => (channel.last_message_id === message_id ? { ...channel, last_message_id } : channel));

/** @param {Channels} channels @param {{channel_id: number, message_ids: number[], last_message_id: number|null}} payload @returns {Channels} */
export const messagesDeleted = (channels, { channel_id, message_ids, last_message_id }) =>
  change(channels, channel_id, (channel) => (message_ids.includes(channel.last_message_id ?? 0) ? { ...channel, last_message_id } : channel));

/** What an attached window of a joined room shows is the truth. @param {Channels} channels @param {{channelId: number, last_message_id: number|null}} payload */
export const presentSeen = (channels, { channelId, last_message_id }) => change(channels, channelId, (channel) => patch(channel, { last_message_id }));

/** @param {Channel} channel @param {number} id @param {number} seq @returns {Channel} */
const advance = (channel, id, seq) =>
  id > (channel.last_message_id ?? 0) ? { ...channel, last_message_id: id, last_seq: Math.max(seq, channel.last_seq) } : channel;
