import { customOf, inText } from '../../state/emoji-spelling.js';
import { t } from '../../lib/i18n.js';
import { customEmoji, emojisByGuild } from './custom.js';
import { toned } from './tones.js';

/**
 * @typedef {object} Item  What stands in one cell.
 * @property {string} id  as it is remembered: without a skin tone
 * @property {string} face  as it is picked: 👍🏽, or `<:name:id>`
 * @property {string} name
 * @property {string} [code]  `:thumbsup:`
 * @property {string} [url]  of a guild's
 * @property {boolean} [animated]
 * @property {boolean} [locked]  not to be used in this place
 * @property {boolean} hasTones
 *
 * @typedef {import('./picker-rows.js').Section<Item> & {guild?: import('../../state/types.js').Guild}} Section
 * @typedef {{library: import('./use-emoji-library.js').EmojiLibrary, store: any, guildId: number | null, mayForeign: boolean, onlyUnicode: boolean}} Sources
 */

const groupNames = () => ({
  smileys: t('emoji.smileys'),
  people: t('emoji.people'),
  nature: t('emoji.nature'),
  food: t('emoji.food'),
  activities: t('emoji.activities'),
  travel: t('emoji.travel'),
  objects: t('emoji.objects'),
  symbols: t('emoji.symbols'),
  flags: t('emoji.flags'),
});

/** @param {Sources} sources @param {string[]} frequent @returns {Section[]} */
export function allSections(sources, frequent) {
  const { library } = sources;
  const names = groupNames();
  const used = frequent.flatMap((emoji) => itemOf(sources, emoji) ?? []).filter(({ locked }) => !locked);
  return [
    { key: 'frequent', label: t('emoji.frequent'), items: used },
    ...guildSections(sources),
    ...library.GROUPS.map((group) => ({ key: group, label: names[group], items: library.EMOJI.filter((entry) => entry.group === group).map((entry) => unicodeItem(library, entry)) })),
  ];
}

/** Guilds' own come first: whoever types their name means them. @param {Sources} sources @param {string} query @returns {Section[]} */
export function foundSections(sources, query) {
  const { library } = sources;
  const wanted = query.trim().toLowerCase().replaceAll(':', '');
  const own = guildSections(sources).flatMap(({ items }) => items).filter(({ name }) => name.toLowerCase().includes(wanted));
  const ranked = own.sort((a, b) => Number(a.locked ?? false) - Number(b.locked ?? false) || startsLater(a, wanted) - startsLater(b, wanted));
  const items = [...ranked, ...library.searchEmoji(query, 120).map((entry) => unicodeItem(library, entry))];
  return items.length > 0 ? [{ key: 'found', label: t('reaction.found'), items }] : [];
}

/** @param {Item} item @param {string} wanted */
const startsLater = ({ name }, wanted) => (name.toLowerCase().startsWith(wanted) ? 0 : 1);

/** @param {Sources} sources @returns {Section[]} */
function guildSections(sources) {
  if (sources.onlyUnicode) return [];
  return emojisByGuild(sources.store, sources.guildId).map(({ guild, emojis }) => ({
    key: `guild ${guild.id}`, label: guild.name, guild, items: emojis.map((emoji) => guildItem(sources, emoji)),
  }));
}

/** @param {Sources} sources @param {string} emoji @returns {Item | null} */
function itemOf(sources, emoji) {
  const custom = customOf(emoji);
  if (custom) {
    const known = sources.onlyUnicode ? null : customEmoji(sources.store, custom.id);
    return known && guildItem(sources, known);
  }
  const entry = sources.library.entryOf(emoji);
  return entry && unicodeItem(sources.library, entry);
}

/** @param {Sources} sources @param {import('./custom.js').GuildEmoji} emoji @returns {Item} */
function guildItem({ guildId, mayForeign }, emoji) {
  const text = inText(emoji);
  return { id: text, face: text, name: emoji.name, code: `:${emoji.name}:`, url: emoji.url, animated: emoji.animated, locked: emoji.guild_id !== guildId && !mayForeign, hasTones: false };
}

/** @param {import('./use-emoji-library.js').EmojiLibrary} library @param {import('../../lib/emoji.js').EmojiEntry} entry @returns {Item} */
function unicodeItem(library, entry) {
  return { id: entry.emoji, face: toned(entry), name: library.emojiName(entry.emoji), code: `:${entry.shortcodes[0]}:`, hasTones: entry.hasTones };
}
