/** Small helps while writing. Each says what to put between `from` and the caret (or the selection), or null: nothing special. */

const ITEM = /^(\s*)(?:([-*])|(\d{1,3})([.)])|(>))( +)(.*)$/s;

/**
 * A new line goes on with the list or the quote; from an empty item it leaves it.
 * @param {string} value
 * @param {number} caret
 * @returns {{from: number, text: string} | null}
 */
export function nextLine(value, caret) {
  const from = value.lastIndexOf('\n', caret - 1) + 1;
  const [, indent, bullet, number, dot, quote, space, rest] = ITEM.exec(value.slice(from, caret)) ?? [];
  if (space === undefined) return null;
  if (!rest.trim()) return { from, text: '' };
  const mark = number ? `${Number(number) + 1}${dot}` : (bullet ?? quote);
  return { from: caret, text: `\n${indent}${mark}${space}` };
}

const ADDRESS = /^https?:\/\/[^\s<>[\]]+$/i;

/** An address pasted on a selection makes it a link. @param {string} selected @param {string} pasted @returns {string | null} */
export function linkOf(selected, pasted) {
  const address = pasted.trim();
  const isPlain = selected.trim() !== '' && !/[\n[\]]/.test(selected) && !ADDRESS.test(selected.trim());
  return isPlain && ADDRESS.test(address) && /^[^()]*$/.test(address) ? `[${selected}](${address})` : null;
}

/** Each line of a selection quoted, or no longer. @param {string} lines */
export function quoted(lines) {
  const all = lines.split('\n');
  const isQuoted = all.every((line) => line.startsWith('> '));
  return all.map((line) => (isQuoted ? line.slice(2) : `> ${line}`)).join('\n');
}

/** Whether the caret stands in fenced code that has not ended. @param {string} value @param {number} caret */
export function isInFence(value, caret) {
  return value.slice(0, caret).split('```').length % 2 === 0 && !value.slice(caret).includes('```');
}
