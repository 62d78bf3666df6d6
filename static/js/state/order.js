/** @typedef {import('./types.js').Channel} Channel */

/** @param {Channel} a @param {Channel} b */
const byPosition = (a, b) => a.position - b.position || a.id - b.id;

/**
 * A guild's channels as they stand in the sidebar: those without category first, then each category's.
 * @param {Record<number, Channel>} byId
 * @param {number} guildId
 * @returns {{category: Channel|null, channels: Channel[]}[]}
 */
export function sections(byId, guildId) {
  const all = Object.values(byId).filter((channel) => channel.guild_id === guildId);
  const categories = all.filter((channel) => channel.type === 'category').sort(byPosition);
  const known = new Set(categories.map((category) => category.id));
  /** @param {Channel|null} category */
  const inside = (category) =>
    all.filter((channel) => channel.type !== 'category' && (category ? channel.parent_id === category.id : !known.has(channel.parent_id ?? 0))).sort(byPosition);
  const loose = inside(null);
  return [...(loose.length > 0 ? [{ category: null, channels: loose }] : []), ...categories.map((category) => ({ category, channels: inside(category) }))];
}
