import { isUnread, readStateOf } from '../../state/read_states.js';

/**
 * Those with mentions first, then the latest; what is muted asks for nobody.
 * @param {any} store
 * @returns {{channel: import('../../state/types.js').Channel, mentions: number}[]}
 */
export function unreadChannels(store) {
  const channels = /** @type {import('../../state/types.js').Channel[]} */ (Object.values(store.channels.value.byId));
  const { byTarget } = store.notifications.value;
  /** @param {import('../../state/types.js').Channel} channel */
  const isMuted = ({ id, guild_id }) => [id, guild_id ?? 0].some((target) => Date.parse(byTarget[target]?.muted_until ?? '') > Date.now());
  return channels
    .filter((channel) => channel.type !== 'category' && isUnread(readStateOf(store.readStates.value, channel.id), channel))
    .map((channel) => ({ channel, mentions: readStateOf(store.readStates.value, channel.id).mentions }))
    .filter(({ channel, mentions }) => mentions > 0 || !isMuted(channel))
    .sort((a, b) => Number(b.mentions > 0) - Number(a.mentions > 0) || (b.channel.last_message_id ?? 0) - (a.channel.last_message_id ?? 0));
}
