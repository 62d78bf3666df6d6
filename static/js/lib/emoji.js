// The emoji of the small picker. Load it with import() when the picker opens; a page without one never pays for it.
import { EMOJI_GROUPS } from './emoji-data.js';
import { language } from './i18n.js';

/** @typedef {{emoji: string, shortcode: string, group: Group, names: {en: string, ru: string}, words: string[]}} EmojiEntry */
/** @typedef {keyof typeof EMOJI_GROUPS} Group */

export { isEmojiOnly } from './emoji-text.js';

export const GROUPS = /** @type {Group[]} */ (Object.keys(EMOJI_GROUPS));

/** @type {readonly EmojiEntry[]} */
export const EMOJI = GROUPS.flatMap((group) => EMOJI_GROUPS[group].trim().split('\n').map((line) => readEntry(group, line)));

const byShortcode = new Map(EMOJI.map((entry) => [entry.shortcode, entry]));
const byEmoji = new Map(EMOJI.map((entry) => [entry.emoji, entry]));

/** What the emoji is called in the reader's language; an emoji we do not know is called itself. @param {string} emoji */
export function emojiName(emoji) {
  return byEmoji.get(emoji)?.names[language.value] ?? emoji;
}

/** The emoji of `smile`, or null. @param {string} shortcode */
export function emojiOf(shortcode) {
  return byShortcode.get(shortcode)?.emoji ?? null;
}

/** `:tada:` becomes 🎉; what is no shortcode of ours stays. @param {string} text */
export function replaceShortcodes(text) {
  return text.replace(/:([a-z0-9_]{1,32}):/g, (whole, shortcode) => emojiOf(shortcode) ?? whole);
}

/**
 * Entries in which every word that was typed begins a word, in either language; those whose name begins with it come first.
 * @param {string} query
 * @param {number} [limit]
 * @returns {EmojiEntry[]}
 */
export function searchEmoji(query, limit = 60) {
  const exact = byEmoji.get(query.trim());
  if (exact) return [exact];
  const wanted = wordsOf(query);
  if (wanted.length === 0) return [];
  const found = EMOJI.filter(({ words }) => wanted.every((part) => words.some((word) => word.startsWith(part))));
  return found.map((entry) => ({ entry, rank: rankOf(entry, wanted) })).sort((a, b) => a.rank - b.rank).slice(0, limit).map(({ entry }) => entry);
}

/** @param {EmojiEntry} entry @param {string[]} wanted */
function rankOf({ names, shortcode }, wanted) {
  const typed = wanted.join(' ');
  const titles = [names.en, names.ru, shortcode].map(fold);
  if (titles.includes(typed)) return 0;
  return titles.some((title) => title.startsWith(typed)) ? 1 : 2;
}

/** @param {Group} group @param {string} line @returns {EmojiEntry} */
function readEntry(group, line) {
  const [emoji, shortcode, english, russianName, russian] = line.split(';');
  const names = { en: shortcode.replaceAll('_', ' '), ru: russianName };
  return { emoji, shortcode, group, names, words: wordsOf([names.en, english, russianName, russian].join(' ')) };
}

/** @param {string} text */
function wordsOf(text) {
  return fold(text).split(/[\s_:-]+/).filter((word) => word !== '');
}

/** «Ёлка» is found by «елка». @param {string} text */
function fold(text) {
  return text.toLowerCase().replaceAll('ё', 'е');
}
