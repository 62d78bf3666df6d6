/** @typedef {{key: number, text: string}} Line */

export const FEWEST = 2;
export const DURATIONS = /** @type {const} */ ([1, 4, 8, 24, 72, 168, 336]); // hours

/** What is wrong with a poll that is being written, by line; null: nothing. @param {string} question @param {Line[]} lines */
export function problemOf(question, lines) {
  const texts = lines.map(({ text }) => text.trim()).filter((text) => text !== '');
  if (!question.trim()) return 'question';
  if (texts.length < FEWEST) return 'few';
  return new Set(texts.map((text) => text.toLowerCase())).size < texts.length ? 'alike' : null;
}

/** @param {Line[]} lines @param {number} index @param {number} step @returns {Line[]} */
export function moveLine(lines, index, step) {
  const to = index + step;
  if (to < 0 || to >= lines.length) return lines;
  const moved = lines.filter((_, at) => at !== index);
  moved.splice(to, 0, lines[index]);
  return moved;
}
