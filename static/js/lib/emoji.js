// All the emoji of Unicode, with names and keywords in every language of ours. Load it with import(): a page without a picker never pays for it.
import { LIST } from './emoji/list.js';
import { WORDS as ENGLISH } from './emoji/words-en.js';
import { WORDS as RUSSIAN } from './emoji/words-ru.js';
import { withoutTone } from './emoji-tones.js';
import { language } from './i18n.js';

/**
 * @typedef {'smileys' | 'people' | 'nature' | 'food' | 'activities' | 'travel' | 'objects' | 'symbols' | 'flags'} Group
 * @typedef {{emoji: string, shortcodes: string[], group: Group, hasTones: boolean, names: {en: string, ru: string}, titles: string[], words: string[]}} EmojiEntry
 */

export { isEmojiOnly } from './emoji-text.js';

/** @type {readonly EmojiEntry[]} */
export const EMOJI = readAll();
export const GROUPS = /** @type {Group[]} */ ([...new Set(EMOJI.map(({ group }) => group))]);

const byShortcode = new Map(EMOJI.flatMap((entry) => entry.shortcodes.map((code) => /** @type {const} */ ([code, entry]))));
const byEmoji = new Map(EMOJI.map((entry) => [entry.emoji, entry]));

/** @param {string} emoji of whatever skin tone */
export const entryOf = (emoji) => byEmoji.get(emoji) ?? byEmoji.get(withoutTone(emoji)) ?? byEmoji.get(`${withoutTone(emoji)}\ufe0f`) ?? null;

/** What the emoji is called in the reader's language; an emoji we do not know is called itself. @param {string} emoji */
export function emojiName(emoji) {
  return entryOf(emoji)?.names[language.value] ?? emoji;
}

/** The emoji of `smile`, or null. @param {string} shortcode */
export function emojiOf(shortcode) {
  return byShortcode.get(shortcode)?.emoji ?? null;
}

/** `:tada:` becomes 🎉; what is no shortcode of ours stays. @param {string} text */
export function replaceShortcodes(text) {
  return text.replace(/:([a-z0-9_+-]{1,64}):/g, (whole, shortcode) => emojiOf(shortcode) ?? whole);
}

/**
 * Entries in which every word that was typed begins a word, in any language; the nearer to a name of theirs, the sooner.
 * @param {string} query
 * @param {number} [limit]
 * @returns {EmojiEntry[]}
 */
export function searchEmoji(query, limit = 60) {
  const exact = entryOf(query.trim());
  if (exact) return [exact];
  const wanted = wordsOf(query);
  if (wanted.length === 0) return [];
  const found = EMOJI.filter(({ words }) => wanted.every((part) => words.some((word) => word.startsWith(part))));
  return found.map((entry) => ({ entry, rank: rankOf(entry, wanted) })).sort((a, b) => a.rank - b.rank).slice(0, limit).map(({ entry }) => entry);
}

/** @param {EmojiEntry} entry @param {string[]} wanted */
function rankOf({ titles }, wanted) {
  const typed = wanted.join(' ');
  if (titles[0] === typed) return 0;
  if (titles.includes(typed)) return 1;
  if (titles.some((title) => title.startsWith(typed))) return 2;
  return wanted.every((part) => titles.some((title) => ` ${title}`.includes(` ${part}`))) ? 3 : 4;
}

/** @returns {EmojiEntry[]} */
function readAll() {
  const english = linesOf(ENGLISH);
  const russian = linesOf(RUSSIAN);
  /** @type {EmojiEntry[]} */
  const entries = [];
  let group = /** @type {Group} */ ('smileys');
  for (const line of linesOf(LIST)) {
    if (line.startsWith('# ')) group = /** @type {Group} */ (line.slice(2));
    else entries.push(readEntry(group, line, english[entries.length], russian[entries.length]));
  }
  return entries;
}

/** @param {Group} group @param {string} line @param {string} english @param {string} russian @returns {EmojiEntry} */
function readEntry(group, line, english, russian) {
  const [emoji, ...rest] = line.split(' ');
  const hasTones = rest[0] === '~';
  const shortcodes = hasTones ? rest.slice(1) : rest;
  const [enName, enWords] = english.split(';');
  const [ruName, ruWords] = russian.split(';');
  const titles = [...shortcodes.map((code) => wordsOf(code).join(' ')), wordsOf(enName).join(' '), wordsOf(ruName).join(' ')];
  return { emoji, shortcodes, group, hasTones, names: { en: enName, ru: ruName }, titles, words: [...titles.flatMap((title) => title.split(' ')), ...wordsOf(enWords), ...wordsOf(ruWords)] };
}

/** @param {string} text */
function linesOf(text) {
  return text.trim().split('\n');
}

/** “:+1:” keeps its plus. @param {string} text */
function wordsOf(text) {
  return fold(text).split(/[\s_:,.“”«»()]+|-(?!\d)/).filter((word) => word !== '');
}

/** «Ёлка» is found by «елка». @param {string} text */
function fold(text) {
  return text.toLowerCase().replaceAll('ё', 'е');
}
