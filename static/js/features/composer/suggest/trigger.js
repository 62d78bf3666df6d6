import { isInCode } from '../words/kept.js';

/** @typedef {'@' | '#' | ':' | '/'} Sign */
/** @typedef {{sign: Sign, query: string, from: number}} Trigger  what is being written, from its sign to the caret */

const PATTERNS = /** @type {[Sign, RegExp][]} */ ([
  ['/', /^(\/)([a-z]*)$/i],
  ['@', /(?:^|[^\p{L}\p{N}_@/\\<&])(@)([^\s@#:`<>]{0,40})$/u],
  ['#', /(?:^|[^\p{L}\p{N}_#/\\<&])(#)([^\s@#:`<>]{0,100})$/u],
  [':', /(?:^|[^\p{L}\p{N}_/\\<])(:)([\p{L}\p{N}_+-]{2,32})$/u],
]);

/** What a list would help with where the caret stands; never in code. @param {string} text @param {number} caret @returns {Trigger | null} */
export function triggerAt(text, caret) {
  const line = text.slice(Math.max(0, caret - 110), caret);
  const offset = caret - line.length;
  for (const [sign, pattern] of PATTERNS) {
    const match = sign === '/' && offset > 0 ? null : pattern.exec(line);
    if (match) return isInCode(text, caret) ? null : { sign, query: match[2], from: caret - match[2].length - 1 };
  }
  return null;
}
