/**
 * Where pictures stand, known before any of them is there: nothing moves when they come.
 * @typedef {{columns: number, rows: number, ratio: number}} Tile  of a grid of six columns; ratio: width by height
 */

const GRID = 6;
export const MOST_WIDE = 520;
export const MOST_HIGH = 340;
const LEAST = 64;
const MODEST = 2048; // a picture that may be shown in a list as it is

/** Of 2 to 10 pictures: a short row first, then rows of three; three are one big one beside two. @param {number} count @returns {Tile[]} */
export function mosaic(count) {
  if (count === 3) return [{ columns: 4, rows: 2, ratio: 1 }, { columns: 2, rows: 1, ratio: 1 }, { columns: 2, rows: 1, ratio: 1 }];
  if (count === 4) return Array.from({ length: 4 }, () => ({ columns: 3, rows: 1, ratio: 3 / 2 }));
  const short = count % 3;
  const first = Array.from({ length: short }, () => ({ columns: GRID / short, rows: 1, ratio: short === 1 ? 5 / 2 : 4 / 3 }));
  const rest = Array.from({ length: count - short }, () => ({ columns: GRID / 3, rows: 1, ratio: 1 }));
  return [...first, ...rest];
}

/**
 * One picture alone: as large as it is, within bounds, and never so narrow that nothing can be pressed.
 * @param {{width?: number, height?: number}} size
 * @returns {{width: number, height: number}}
 */
export function alone({ width = MOST_WIDE, height = MOST_HIGH }) {
  const scale = Math.min(1, MOST_WIDE / width, MOST_HIGH / height);
  return { width: Math.max(LEAST, Math.round(width * scale)), height: Math.max(LEAST, Math.round(height * scale)) };
}

/**
 * The candidates of an image, from small to large: its thumbnails, and itself when it is not much larger than they are.
 * @param {{url: string, width?: number, thumbnails?: import('../../../state/types.js').Thumbnail[]}} file
 * @returns {{src: string, srcset?: string}}
 */
export function sources({ url, width = 0, thumbnails = [] }) {
  if (thumbnails.length === 0) return { src: url };
  const byWidth = thumbnails.toSorted((a, b) => a.width - b.width);
  const largest = /** @type {import('../../../state/types.js').Thumbnail} */ (byWidth.at(-1));
  const list = byWidth.map((one) => `${one.url} ${one.width}w`);
  if (width > largest.width && width <= MODEST) list.push(`${url} ${width}w`);
  return { src: largest.url, srcset: list.join(', ') };
}
