/**
 * Where a message can be forwarded: channels and conversations that the reader may write in, those of this guild and the latest first.
 * @typedef {{channel: import('../../state/types.js').Channel, name: string, place: string}} Destination
 */

/**
 * @param {{store: any, views: any}} app
 * @param {number | null} guildId  where the message is
 * @returns {Destination[]}
 */
export function destinations({ store, views }, guildId) {
  const channels = /** @type {import('../../state/types.js').Channel[]} */ (Object.values(store.channels.value.byId));
  const guilds = store.guilds.value.byId;
  return channels
    .filter((channel) => channel.type !== 'category' && views.can(channel.id, 'SEND_MESSAGES'))
    .sort((a, b) => Number(b.guild_id === guildId) - Number(a.guild_id === guildId) || (b.last_message_id ?? 0) - (a.last_message_id ?? 0))
    .map((channel) => ({ channel, name: views.channelName(channel), place: channel.guild_id === null ? '' : (guilds[channel.guild_id]?.name ?? '') }));
}

/**
 * Names that begin with the words come before those that have them somewhere.
 * @param {Destination[]} all
 * @param {string} query
 */
export function matching(all, query) {
  const wanted = query.trim().replace(/^[#@]/, '').toLocaleLowerCase();
  if (!wanted) return all;
  /** @param {Destination} one */
  const rank = ({ name, place }) => {
    const at = name.toLocaleLowerCase().indexOf(wanted);
    if (at >= 0) return at === 0 ? 0 : 1;
    return place.toLocaleLowerCase().includes(wanted) ? 2 : 3;
  };
  return all.map((one) => ({ one, rank: rank(one) })).filter((found) => found.rank < 3).sort((a, b) => a.rank - b.rank).map(({ one }) => one);
}
