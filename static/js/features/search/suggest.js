/**
 * What may come next while somebody types a search: operators, and then whom, where, what, when.
 * @typedef {{key: string, text: string, words?: string, icon: string, kind: 'operator' | 'value' | 'recent'}} Suggestion  text: what takes the place of the word at the caret
 * @typedef {{people: string[], channels: string[], now: Date}} Known
 * @typedef {{start: number, end: number, text: string}} Word
 */

/** Operators with what they want; the words for each are `search.op_…`. */
export const OPERATORS = /** @type {const} */ (['from', 'mentions', 'in', 'has', 'before', 'after', 'during', 'pinned']);
const KINDS = ['image', 'video', 'file', 'link', 'embed', 'poll', 'sticker'];
const ICONS = /** @type {Record<string, string>} */ ({ from: 'user', mentions: 'at-sign', in: 'hash', has: 'paperclip', before: 'calendar', after: 'calendar', during: 'calendar', pinned: 'pin' });
const SHOWN = 8;

/** The word in which the caret stands, quotes held together. @param {string} text @param {number} caret @returns {Word} */
export function wordAt(text, caret) {
  let start = 0;
  let quoted = false;
  for (let index = 0; index < caret; index += 1) {
    if (text[index] === '"') quoted = !quoted;
    else if (text[index] === ' ' && !quoted) start = index + 1;
  }
  const rest = text.slice(caret).search(quoted ? /"/ : /\s/);
  const end = rest < 0 ? text.length : caret + rest + (quoted ? 1 : 0);
  return { start, end, text: text.slice(start, end) };
}

/**
 * @param {Word} word
 * @param {Known} known
 * @returns {Suggestion[]}
 */
export function suggest(word, known) {
  const minus = word.text.startsWith('-') ? '-' : '';
  const [, name, value] = /^([a-z]+):"?([^"]*)"?$/i.exec(word.text.slice(minus.length)) ?? [];
  if (name && isOperator(name)) return valuesOf(name.toLowerCase(), known).filter((one) => fits(one, value)).slice(0, SHOWN).map((one) => suggestionOf(minus, name.toLowerCase(), one));
  const begun = word.text.slice(minus.length).toLowerCase();
  return OPERATORS.filter((one) => one.startsWith(begun)).map((one) => ({ key: one, text: `${minus}${one}:`, icon: ICONS[one], kind: 'operator' }));
}

/** The text with the suggestion in place of the word, and where the caret goes. @param {string} text @param {Word} word @param {Suggestion} chosen */
export function accept(text, word, chosen) {
  const before = text.slice(0, word.start);
  const gap = chosen.kind === 'operator' ? '' : ' ';
  const after = text.slice(word.end).replace(/^\s+/, '');
  return { text: `${before}${chosen.text}${gap}${after}`, caret: before.length + chosen.text.length + gap.length };
}

/** @param {string} name */
const isOperator = (name) => OPERATORS.some((one) => one === name.toLowerCase());

/** @param {string} minus @param {string} name @param {string} value @returns {Suggestion} */
const suggestionOf = (minus, name, value) => ({ key: `${name}:${value}`, text: `${minus}${name}:${/\s/.test(value) ? `"${value}"` : value}`, words: value, icon: ICONS[name], kind: 'value' });

/** @param {string} name @param {Known} known @returns {string[]} */
function valuesOf(name, { people, channels, now }) {
  if (name === 'from') return ['me', ...people];
  if (name === 'mentions') return ['me', 'everyone', ...people];
  if (name === 'in') return channels;
  if (name === 'has') return KINDS;
  if (name === 'pinned') return ['true', 'false'];
  return ['today', 'yesterday', ...[7, 30].map((days) => dayBefore(now, days)), String(now.getFullYear())];
}

/** @param {Date} now @param {number} days */
function dayBefore(now, days) {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - days);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** From the start of any word of it. @param {string} candidate @param {string} typed */
function fits(candidate, typed) {
  const name = candidate.toLocaleLowerCase();
  const wanted = typed.toLocaleLowerCase();
  return name !== wanted && (name.startsWith(wanted) || name.split(/[\s_.-]/).some((part) => part.startsWith(wanted)));
}
