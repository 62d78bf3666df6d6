import { runLength, trimEnd } from './characters.js';

const LANGUAGE = /^[A-Za-z0-9_+\-.#]{1,32}$/;

/**
 * The first fenced code that opens between `from` and `to` (one line) and is closed anywhere after.
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @returns {{start: number, end: number, block: import('./types.js').CodeBlock} | null}
 */
export function findFence(text, from, to) {
  let at = from;
  while (at < to) {
    if (text[at] === '\\') {
      at += 2;
    } else if (text[at] === '`') {
      const length = runLength(text, at);
      if (length >= 3) return closeFence(text, at, at + length);
      at = skipCodeSpan(text, at, length, to);
    } else {
      at += 1;
    }
  }
  return null;
}

/** @param {string} text @param {number} start @param {number} bodyStart */
function closeFence(text, start, bodyStart) {
  const bodyEnd = text.indexOf('```', bodyStart);
  if (bodyEnd < 0) return null;
  const body = text.slice(bodyStart, bodyEnd);
  return { start, end: bodyEnd + runLength(text, bodyEnd), block: codeBlock(body) };
}

/** @param {string} body @returns {import('./types.js').CodeBlock} */
function codeBlock(body) {
  const lineEnd = body.indexOf('\n');
  const firstLine = trimEnd(body.slice(0, Math.max(lineEnd, 0)));
  const language = LANGUAGE.test(firstLine) ? firstLine : '';
  const code = language ? body.slice(lineEnd + 1) : body;
  return { type: 'code_block', language: language.toLowerCase(), text: trimEnd(withoutLeadingLines(code)) };
}

/** @param {string} code */
function withoutLeadingLines(code) {
  let start = 0;
  while (code[start] === '\n') start += 1;
  return code.slice(start);
}

/** @param {string} text @param {number} at @param {number} length @param {number} to */
function skipCodeSpan(text, at, length, to) {
  let next = at + length;
  while (next < to) {
    if (text[next] !== '`') {
      next += 1;
      continue;
    }
    const found = runLength(text, next);
    next += found;
    if (found === length) return next;
  }
  return at + length;
}
