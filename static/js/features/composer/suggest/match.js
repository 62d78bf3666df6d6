/** Ten of the best in one pass, however many there are. */

export const ROWS = 10;

/** All that something is called, in small letters, one name a line: looked through at once. @param {readonly string[]} names */
export const titleOf = (names) => fold(names.join('\n'));

/** A whole name is -1, the start of one 0, the start of a later word 1, anywhere else 2; null: not at all. @param {string} title @param {string} wanted in small letters */
export function rankOf(title, wanted) {
  let best = 3;
  for (let at = title.indexOf(wanted); at >= 0; at = title.indexOf(wanted, at + 1)) {
    if (at === 0 || title[at - 1] === '\n') {
      const end = at + wanted.length;
      if (end === title.length || title[end] === '\n') return -1;
      best = 0;
    } else if (best > 1) best = IN_WORD.test(title[at - 1]) ? 2 : 1;
    if (best === 0 || wanted === '') break;
  }
  return best === 3 ? null : best;
}

const IN_WORD = /[\p{L}\p{N}]/u;

/**
 * @template T
 * @param {readonly T[]} items
 * @param {string} query
 * @param {(item: T) => string} titled
 * @param {(item: T) => number} [weightOf]  among equals the smaller comes first, then the one that stands first
 * @returns {T[]}
 */
export function bestOf(items, query, titled, weightOf = () => 0) {
  const wanted = fold(query);
  /** @type {{item: T, rank: number, weight: number}[]} */
  const best = [];
  for (const item of items) {
    const rank = rankOf(titled(item), wanted);
    if (rank === null) continue;
    const one = { item, rank, weight: weightOf(item) };
    if (best.length === ROWS && !isBefore(one, best[ROWS - 1])) continue;
    let at = best.length;
    while (at > 0 && isBefore(one, best[at - 1])) at -= 1;
    best.splice(at, 0, one);
    if (best.length > ROWS) best.pop();
  }
  return best.map(({ item }) => item);
}

/** @param {{rank: number, weight: number}} one @param {{rank: number, weight: number}} other */
const isBefore = (one, other) => one.rank < other.rank || (one.rank === other.rank && one.weight < other.weight);

/** «Ёлка» is found by «елка». @param {string} text */
export const fold = (text) => text.toLowerCase().replaceAll('ё', 'е');
