import { characterBefore, isLetterOrDigit } from '../../../lib/markdown/characters.js';
import { matchToken } from '../../../lib/markdown/tokens.js';
import { readEmoticon } from './emoticons.js';
import { endOfKept } from './kept.js';

/**
 * Between what stands in a message box and what is sent: `@Anna` and `<@12>`, `#general` and `<#5>`, `:wave:` and 👋 or `<:wave:7>`.
 * Code, addresses and what is escaped stay as they are.
 * @typedef {import('./book.js').Book} Book
 * @typedef {{end: number, put: string}} Found
 * @typedef {{book: Book, emojiOf?: (shortcode: string) => string | null, emoticons?: boolean}} Ways
 */

const SHORTCODE = /:[A-Za-z0-9_+-]{1,64}(?:~\d+)?:/y;

/** @param {string} text @param {Ways} ways */
export function toWire(text, { book, emojiOf = () => null, emoticons = false }) {
  return replaceIn(text, (at) => {
    switch (text[at]) {
      case '@': case '#': return readName(text, at, book);
      case ':': return readShortcode(text, at, book, emojiOf) ?? (emoticons ? readEmoticon(text, at) : null);
      default: return emoticons ? readEmoticon(text, at) : null;
    }
  });
}

/** What was sent, as somebody would have typed it; as it is, when typing it would send something else. @param {string} wire @param {Ways} ways */
export function toBox(wire, ways) {
  const text = replaceIn(wire, (at) => readToken(wire, at, ways.book), false);
  return toWire(text, { ...ways, emoticons: false }) === wire ? text : wire;
}

/** @param {string} text @param {(at: number) => Found | null} read @param {boolean} [keepsTokens] */
function replaceIn(text, read, keepsTokens = true) {
  let out = '';
  for (let at = 0; at < text.length; ) {
    const kept = keepsTokens || text[at] !== '<' ? endOfKept(text, at) : at;
    const found = kept > at ? null : read(at);
    const end = found?.end ?? Math.max(kept, at + 1);
    out += found?.put ?? text.slice(at, end);
    at = end;
  }
  return out;
}

/** The longest name that is known, and ends where a word ends. @param {string} text @param {number} at @param {Book} book @returns {Found | null} */
function readName(text, at, book) {
  const before = characterBefore(text, at);
  if (isLetterOrDigit(before) || /[\\/@#<&_]/.test(before)) return null;
  for (let end = Math.min(text.length, at + 1 + book.longest); end > at + 1; end -= 1) {
    if (isInWord(text, end)) continue;
    const put = book.wireOf(text.slice(at, end));
    if (put) return { end, put };
  }
  return null;
}

/** @param {string} text @param {number} end */
const isInWord = (text, end) => /[\p{L}\p{N}_]/u.test(text[end] ?? '') && /[\p{L}\p{N}_.-]/u.test(text[end - 1]);

/** @param {string} text @param {number} at @param {Book} book @param {(shortcode: string) => string | null} emojiOf @returns {Found | null} */
function readShortcode(text, at, book, emojiOf) {
  SHORTCODE.lastIndex = at;
  const [label] = SHORTCODE.exec(text) ?? [];
  const put = label && (book.wireOf(label) ?? emojiOf(label.slice(1, -1).toLowerCase()));
  return label && put ? { end: at + label.length, put } : null;
}

/** @param {string} wire @param {number} at @param {Book} book @returns {Found | null} */
function readToken(wire, at, book) {
  const end = wire[at] === '<' ? matchToken(wire, at)?.end : undefined;
  const put = end && book.labelOf(wire.slice(at, end));
  return end && put ? { end, put } : null;
}
