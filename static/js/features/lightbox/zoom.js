/**
 * How a picture lies in the lightbox: enlarged around its middle, then moved. Pure, so that fingers and wheels are only numbers here.
 * @typedef {{scale: number, x: number, y: number}} View
 * @typedef {{width: number, height: number}} Size
 */

export const MOST = 8;
export const STEP = 1.5;

/** @type {View} */
export const WHOLE = { scale: 1, x: 0, y: 0 };

/**
 * Enlarged by a factor; the point (from the middle of the window) stays where it is.
 * @param {View} view
 * @param {number} factor
 * @param {{x: number, y: number}} point
 * @param {{picture: Size, window: Size}} sizes  the picture's as it fits
 * @returns {View}
 */
export function zoomed(view, factor, point, sizes) {
  const scale = Math.min(MOST, Math.max(1, view.scale * factor));
  const grown = scale / view.scale;
  return bounded({ scale, x: point.x - (point.x - view.x) * grown, y: point.y - (point.y - view.y) * grown }, sizes);
}

/** @param {View} view @param {number} dx @param {number} dy @param {{picture: Size, window: Size}} sizes @returns {View} */
export const moved = (view, dx, dy, sizes) => bounded({ ...view, x: view.x + dx, y: view.y + dy }, sizes);

/** Its edges stay outside the window, or it stays in the middle. @param {View} view @param {{picture: Size, window: Size}} sizes @returns {View} */
function bounded({ scale, x, y }, { picture, window }) {
  return { scale, x: within(x, (picture.width * scale - window.width) / 2), y: within(y, (picture.height * scale - window.height) / 2) };
}

/** @param {number} value @param {number} reach */
const within = (value, reach) => (reach <= 0 ? 0 : Math.max(-reach, Math.min(reach, value)));

/** As large as it fits, never larger than it is (small ones may double). @param {Size} natural @param {Size} window @returns {Size} */
export function fitted(natural, window) {
  const scale = Math.min(window.width / natural.width, window.height / natural.height, 2);
  return { width: Math.max(1, Math.round(natural.width * scale)), height: Math.max(1, Math.round(natural.height * scale)) };
}
