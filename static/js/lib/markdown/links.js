// No flag i: with it, the long s would be an s.
const SCHEME = /[Hh][Tt][Tt][Pp][Ss]?:\/\/(?=[\p{L}\p{N}])/uy;
const HOST = /[\p{L}\p{M}\p{N}.\-:_%]*/uy;
const MAIL = /[Mm][Aa][Ii][Ll][Tt][Oo]:[A-Za-z0-9.!#$%&'*+/=?^_{}~-]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,254}/uy;
// biome-ignore lint/suspicious/noControlCharactersInRegex: no address holds one
const NOT_IN_URL = /[\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff<>"`|\\]/;
const TRAILING = '?!.,:;*_~\'"';

/**
 * The end of a bare address at `start`, or -1. Punctuation after it and brackets that it did not open stay outside.
 * @param {string} text
 * @param {number} start
 */
export function endOfBareUrl(text, start) {
  const host = endOfHost(text, start);
  if (host < 0) return -1;
  let end = hasPath(text, host) ? endOfPath(text, host, true) : host;
  while (TRAILING.includes(text[end - 1])) end -= 1;
  return end;
}

/**
 * The end of an address at `start` that stands in `<…>` or `(…)`, or -1.
 * @param {string} text
 * @param {number} start
 */
export function endOfEnclosedUrl(text, start) {
  const mail = endOfMatch(MAIL, text, start);
  if (mail >= 0) return mail;
  const host = endOfHost(text, start);
  return host >= 0 && hasPath(text, host) ? endOfPath(text, host, false) : host;
}

/** A user's name in front of the host could pass for the host, so such an address is none. @param {string} text @param {number} start */
function endOfHost(text, start) {
  const scheme = endOfMatch(SCHEME, text, start);
  if (scheme < 0) return -1;
  const end = endOfMatch(HOST, text, scheme);
  return text[end] === '@' ? -1 : end;
}

/** @param {string} text @param {number} host */
function hasPath(text, host) {
  return host < text.length && '/?#'.includes(text[host]);
}

/** @param {string} text @param {number} start @param {boolean} isBare */
function endOfPath(text, start, isBare) {
  let [round, square, end] = [0, 0, start];
  for (; end < text.length && !NOT_IN_URL.test(text[end]); end += 1) {
    const character = text[end];
    if (isBare ? '*~'.includes(character) && text[end + 1] === character : '[]'.includes(character)) break;
    if (character === '(') round += 1;
    if (character === '[') square += 1;
    if (character === ')' && --round < 0) break;
    if (character === ']' && --square < 0) break;
  }
  return end;
}

/** @param {RegExp} pattern a sticky one @param {string} text @param {number} start */
function endOfMatch(pattern, text, start) {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
