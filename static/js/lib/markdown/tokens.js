/** @typedef {import('./types.js').Mention | import('./types.js').CustomEmoji | import('./types.js').Timestamp} Token */

const MENTION = /<(@&|@|#)([1-9]\d{0,15})>/y;
const EMOJI = /<(a?):([A-Za-z0-9_]{2,32}):([1-9]\d{0,15})>/y;
const TIME = /<t:(-?\d{1,12})(?::([tTdDfFsSR]))?>/y;
const KINDS = /** @type {const} */ ({ '@': 'user', '@&': 'role', '#': 'channel' });
const LAST_SECOND = 253_402_300_799;

/**
 * The token in angle brackets that starts at `at`.
 * @param {string} text
 * @param {number} at
 * @returns {{node: Token, end: number} | null}
 */
export function matchToken(text, at) {
  return matchMention(text, at) ?? matchEmoji(text, at) ?? matchTime(text, at);
}

/** @param {string} text @param {number} at @returns {{node: Token, end: number} | null} */
function matchMention(text, at) {
  const match = matchAt(MENTION, text, at);
  if (!match || !Number.isSafeInteger(Number(match[2]))) return null;
  const kind = KINDS[/** @type {keyof typeof KINDS} */ (match[1])];
  return { node: { type: kind, id: Number(match[2]) }, end: at + match[0].length };
}

/** @param {string} text @param {number} at @returns {{node: Token, end: number} | null} */
function matchEmoji(text, at) {
  const match = matchAt(EMOJI, text, at);
  if (!match || !Number.isSafeInteger(Number(match[3]))) return null;
  return { node: { type: 'emoji', id: Number(match[3]), name: match[2], animated: match[1] === 'a' }, end: at + match[0].length };
}

/** @param {string} text @param {number} at @returns {{node: Token, end: number} | null} */
function matchTime(text, at) {
  const match = matchAt(TIME, text, at);
  if (!match || Math.abs(Number(match[1])) > LAST_SECOND) return null;
  return { node: { type: 'timestamp', unix: Number(match[1]), style: match[2] ?? 'f' }, end: at + match[0].length };
}

/** @param {RegExp} pattern a sticky one @param {string} text @param {number} at */
function matchAt(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
