const SPACE = /[\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const PUNCTUATION = /[!-/:-@[-`{-~]/;

/** The ends of the text count as white space. @param {string} character */
export function isSpace(character) {
  return character === '' || SPACE.test(character);
}

/** @param {string} character */
export function isLetterOrDigit(character) {
  return LETTER_OR_DIGIT.test(character);
}

/** Whether a backslash makes this character plain. @param {string} character */
export function isEscapable(character) {
  return PUNCTUATION.test(character);
}

/** The whole character that ends before `index`. @param {string} text @param {number} index */
export function characterBefore(text, index) {
  const low = text.charCodeAt(index - 1);
  const isPair = low >= 0xdc00 && low <= 0xdfff && index > 1;
  return index > 0 ? text.slice(isPair ? index - 2 : index - 1, index) : '';
}

/** The whole character that starts at `index`. @param {string} text @param {number} index */
export function characterAt(text, index) {
  const code = text.codePointAt(index);
  return code === undefined ? '' : String.fromCodePoint(code);
}

/** How many times the character at `index` stands there. @param {string} text @param {number} index */
export function runLength(text, index) {
  let end = index + 1;
  while (end < text.length && text[end] === text[index]) end += 1;
  return end - index;
}

/** Without the white space at its end. @param {string} text */
export function trimEnd(text) {
  let end = text.length;
  while (end > 0 && SPACE.test(text[end - 1])) end -= 1;
  return text.slice(0, end);
}
