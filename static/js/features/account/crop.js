/**
 * Which piece of a picture is cut out. A place is the middle of the piece, in pixels of the picture, and how much it is enlarged.
 * @typedef {{width: number, height: number}} Size
 * @typedef {{x: number, y: number, zoom: number}} Place
 */

export const MOST_ZOOM = 4;

/** The whole of the shorter side, from the middle. @param {Size} picture @returns {Place} */
export const startPlace = ({ width, height }) => ({ x: width / 2, y: height / 2, zoom: 1 });

/** The piece never leaves the picture. @param {Size} picture @param {number} ratio width to height @param {Place} place @returns {Place} */
export function keepInside(picture, ratio, { x, y, zoom }) {
  const kept = Math.min(MOST_ZOOM, Math.max(1, zoom));
  const { width, height } = pieceSize(picture, ratio, kept);
  return { zoom: kept, x: between(width / 2, x, picture.width - width / 2), y: between(height / 2, y, picture.height - height / 2) };
}

/** The piece, as `drawImage` wants it. @param {Size} picture @param {number} ratio @param {Place} place */
export function pieceOf(picture, ratio, place) {
  const { width, height } = pieceSize(picture, ratio, place.zoom);
  return { x: place.x - width / 2, y: place.y - height / 2, width, height };
}

/** By shares of the piece: a stroke over the whole frame moves it by the whole piece. @param {Size} picture @param {number} ratio @param {Place} place @param {number} across @param {number} down */
export function moveBy(picture, ratio, place, across, down) {
  const { width, height } = pieceSize(picture, ratio, place.zoom);
  return keepInside(picture, ratio, { ...place, x: place.x + across * width, y: place.y + down * height });
}

/** @param {Size} picture @param {number} ratio @param {number} zoom @returns {Size} */
function pieceSize(picture, ratio, zoom) {
  const width = Math.min(picture.width, picture.height * ratio) / zoom;
  return { width, height: width / ratio };
}

/** @param {number} least @param {number} value @param {number} most */
const between = (least, value, most) => Math.min(Math.max(least, most), Math.max(least, value));
