/** From 0 (guessed at once) to 4 (nobody guesses it). Length counts most; the same sign again counts little. */
const BITS = [28, 40, 55, 75];

/** @param {string} password @returns {0 | 1 | 2 | 3 | 4} */
export function passwordStrength(password) {
  const bits = guessBits(password);
  return /** @type {0 | 1 | 2 | 3 | 4} */ (BITS.filter((wanted) => bits >= wanted).length);
}

/** What one sign is worth: as many as there are of its kinds, and less for one that follows from the last. @param {string} password */
function guessBits(password) {
  const kinds = [[/\p{Ll}/u, 26], [/\p{Lu}/u, 26], [/\p{N}/u, 10], [/[^\p{L}\p{N}]/u, 20]];
  const size = kinds.reduce((sum, [pattern, count]) => sum + (/** @type {RegExp} */ (pattern).test(password) ? Number(count) : 0), 0);
  const signs = [...password];
  const fresh = signs.filter((sign, index) => !follows(signs[index - 1], sign)).length;
  const distinct = new Set(signs).size;
  return Math.min(fresh, distinct * 1.5) * Math.log2(Math.max(2, size)) * 0.85;
}

/** `aa`, `ab`, `21`. @param {string | undefined} before @param {string} sign */
function follows(before, sign) {
  return before !== undefined && Math.abs((before.codePointAt(0) ?? 0) - (sign.codePointAt(0) ?? 0)) <= 1;
}
