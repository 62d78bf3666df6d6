import { isEscapable, runLength } from '../../../lib/markdown/characters.js';
import { endOfBareUrl } from '../../../lib/markdown/links.js';
import { matchToken } from '../../../lib/markdown/tokens.js';

/**
 * The end of what is left alone from `at` on, or `at`: an escaped sign, code, an address, a token of the wire.
 * @param {string} text
 * @param {number} at
 */
export function endOfKept(text, at) {
  switch (text[at]) {
    case '\\': return isEscapable(text[at + 1] ?? '') ? at + 2 : at;
    case '`': return endOfCode(text, at) ?? at + runLength(text, at);
    case '<': return matchToken(text, at)?.end ?? at;
    case 'h': case 'H': return Math.max(at, endOfBareUrl(text, at));
    default: return at;
  }
}

/** Whether somebody who writes at `caret` writes code, or has begun to. @param {string} text @param {number} caret */
export function isInCode(text, caret) {
  const before = text.slice(0, caret);
  for (let at = before.indexOf('`'); at >= 0; at = before.indexOf('`', at)) {
    const length = runLength(before, at);
    const end = isEscaped(before, at) ? at + 1 : endOfCode(before, at);
    if (end === null && (length >= 3 || !before.includes('\n', at))) return true;
    at = end ?? at + length;
  }
  return false;
}

/** @param {string} text @param {number} at of the first backtick @returns {number | null} */
function endOfCode(text, at) {
  const length = runLength(text, at);
  for (let next = text.indexOf('`', at + length); next >= 0; ) {
    const found = runLength(text, next);
    if (Math.min(found, 3) === Math.min(length, 3)) return next + found;
    next = text.indexOf('`', next + found);
  }
  return null;
}

/** @param {string} text @param {number} at */
function isEscaped(text, at) {
  let slashes = 0;
  while (text[at - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}
