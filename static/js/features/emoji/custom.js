/** @typedef {{id: number, guild_id: number, name: string, animated: boolean, url: string}} GuildEmoji */

/** @param {any} store @param {number} id @returns {GuildEmoji | null} */
export function customEmoji(store, id) {
  for (const { emojis } of expressionsOf(store)) {
    const found = emojis.find((emoji) => emoji.id === id);
    if (found) return found;
  }
  return null;
}

/**
 * Emojis by guild, in the order of the rail, the guild of the channel first.
 * @param {any} store
 * @param {number | null} guildId
 * @returns {{guild: import('../../state/types.js').Guild, emojis: GuildEmoji[]}[]}
 */
export function emojisByGuild(store, guildId) {
  const { byId, order } = store.guilds.value;
  const first = order.filter((/** @type {number} */ id) => id === guildId);
  const ids = [...first, ...order.filter((/** @type {number} */ id) => id !== guildId)];
  return ids.map((id) => ({ guild: byId[id], emojis: store.expressions.value.byGuild[id]?.emojis ?? [] })).filter(({ emojis }) => emojis.length > 0);
}

/** @param {any} store @returns {{emojis: GuildEmoji[]}[]} */
const expressionsOf = (store) => Object.values(store.expressions.value.byGuild);
