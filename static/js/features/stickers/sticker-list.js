/**
 * @typedef {import('../../state/types.js').GuildSticker} Sticker
 * @typedef {import('../../state/types.js').Guild} Guild
 * @typedef {{key: string, label: string, guild?: Guild, items: {sticker: Sticker, locked: boolean}[]}} Section
 */

/**
 * Lately used ones, then guild by guild, the one of the channel first; or what fits a search, all words of it in the name, the description or the tags.
 * @param {{guilds: Guild[], byGuild: Record<number, {stickers: Sticker[]}>, guildId: number | null, mayForeign: boolean, recent: number[], query: string, names: {recent: string, found: string}}} sources
 * @returns {Section[]}
 */
export function stickerSections({ guilds, byGuild, guildId, mayForeign, recent, query, names }) {
  const ordered = [...guilds.filter(({ id }) => id === guildId), ...guilds.filter(({ id }) => id !== guildId)];
  /** @param {Sticker} sticker */
  const item = (sticker) => ({ sticker, locked: sticker.guild_id !== guildId && !mayForeign });
  const sections = ordered.map((guild) => ({ key: `guild ${guild.id}`, label: guild.name, guild, items: (byGuild[guild.id]?.stickers ?? []).map(item) }));
  const all = sections.flatMap(({ items }) => items);
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length > 0) return filled([{ key: 'found', label: names.found, items: all.filter(({ sticker }) => words.every((word) => wordsOf(sticker).includes(word))) }]);
  const used = recent.flatMap((id) => all.find(({ sticker, locked }) => sticker.id === id && !locked) ?? []);
  return filled([{ key: 'frequent', label: names.recent, items: used }, ...sections]);
}

/** @param {Section[]} sections */
const filled = (sections) => sections.filter(({ items }) => items.length > 0);

/** @param {Sticker} sticker */
const wordsOf = ({ name, description, tags }) => fold([name, description, tags].filter(Boolean).join(' '));

/** @param {string} text */
const fold = (text) => text.toLowerCase().replaceAll('ё', 'е');
