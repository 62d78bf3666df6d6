/** ThumbHash: a picture's placeholder in about 25 bytes, by Evan Wallace's algorithm (MIT): https://evanw.github.io/thumbhash/ */

/** @typedef {{width: number, height: number, data: Uint8ClampedArray}} Pixels  red, green, blue, alpha */

const SIZE = 32;
const RICHER = 1.25; // what the rounding of colours took away

/** Null: it is no placeholder. @param {string} base64 @returns {Pixels | null} */
export function placeholderPixels(base64) {
  const bytes = bytesOf(base64);
  if (bytes.length < 5) return null;
  const first = bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
  const second = bytes[3] | (bytes[4] << 8);
  const isClear = (first >> 23) === 1;
  if (isClear && bytes.length < 6) return null;
  const isWide = (second >> 15) === 1;
  const most = isClear ? 5 : 7;
  const nx = Math.max(3, isWide ? most : second & 7);
  const ny = Math.max(3, isWide ? second & 7 : most);
  const parts = reader(bytes, isClear ? 6 : 5);
  const light = { average: (first & 63) / 63, details: parts(nx, ny, ((first >> 18) & 31) / 31) };
  const yellow = { average: ((first >> 6) & 63) / 31.5 - 1, details: parts(3, 3, (((second >> 3) & 63) / 63) * RICHER) };
  const red = { average: ((first >> 12) & 63) / 31.5 - 1, details: parts(3, 3, (((second >> 9) & 63) / 63) * RICHER) };
  const alpha = isClear ? { average: (bytes[5] & 15) / 15, details: parts(5, 5, (bytes[5] >> 4) / 15) } : { average: 1, details: [] };
  const ratio = (isWide ? most : second & 7) / (isWide ? second & 7 : most) || 1;
  const width = Math.round(ratio > 1 ? SIZE : SIZE * ratio);
  const height = Math.round(ratio > 1 ? SIZE / ratio : SIZE);
  return paint(Math.max(1, width), Math.max(1, height), { light, yellow, red, alpha });
}

/** @typedef {{cx: number, cy: number, value: number}} Detail */
/** @typedef {{average: number, details: Detail[]}} Channel */

/** Half a byte for each detail, one channel after the other. @param {Uint8Array} bytes @param {number} start */
function reader(bytes, start) {
  let at = 0;
  return (/** @type {number} */ nx, /** @type {number} */ ny, /** @type {number} */ scale) => {
    /** @type {Detail[]} */
    const details = [];
    for (let cy = 0; cy < ny; cy += 1) {
      for (let cx = cy ? 0 : 1; cx * ny < nx * (ny - cy); cx += 1) {
        const half = ((bytes[start + (at >> 1)] ?? 0) >> ((at & 1) << 2)) & 15;
        details.push({ cx, cy, value: (half / 7.5 - 1) * scale });
        at += 1;
      }
    }
    return details;
  };
}

/** @param {number} width @param {number} height @param {{light: Channel, yellow: Channel, red: Channel, alpha: Channel}} channels @returns {Pixels} */
function paint(width, height, { light, yellow, red, alpha }) {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [l, p, q, a] = [light, yellow, red, alpha].map((channel) => valueAt(channel, (x + 0.5) / width, (y + 0.5) / height));
      const blue = l - (2 / 3) * p;
      const r = (3 * l - blue + q) / 2;
      data.set([r, r - q, blue, a].map((value) => 255 * value), (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

/** @param {Channel} channel @param {number} x @param {number} y */
const valueAt = ({ average, details }, x, y) =>
  details.reduce((sum, { cx, cy, value }) => sum + value * 2 * Math.cos(Math.PI * cx * x) * Math.cos(Math.PI * cy * y), average);

/** @param {string} base64 */
function bytesOf(base64) {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
