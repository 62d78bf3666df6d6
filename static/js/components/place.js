/** @typedef {'below' | 'above' | 'left' | 'right'} Side */
/** @typedef {'center' | 'end' | 'start'} Align  how it stands above or below: in the middle, or with its right or left edge at the anchor's */
/** @typedef {{left: number, top: number, right: number, bottom: number, width: number, height: number}} Box */

const GAP = 6;
const EDGE = 8;

/** @param {HTMLElement} element @param {Box} anchor @param {Side} side @param {Align} [align] */
export function placeNear(element, anchor, side, align) {
  const size = { width: element.offsetWidth, height: element.offsetHeight };
  const window = { width: document.documentElement.clientWidth, height: document.documentElement.clientHeight };
  const { left, top } = placement(anchor, size, window, side, align);
  element.style.left = `${left}px`;
  element.style.top = `${top}px`;
}

/**
 * Beside the anchor on the wanted side, on the other side when there is no room, never outside the window.
 * @param {Box} anchor
 * @param {{width: number, height: number}} size
 * @param {{width: number, height: number}} window
 * @param {Side} side
 * @param {Align} [align]
 */
export function placement(anchor, size, window, side, align = 'center') {
  const upright = side === 'below' || side === 'above';
  const left = upright
    ? along(anchor, size.width, align)
    : beside(anchor.left, anchor.right, size.width, window.width, side === 'left');
  const top = upright
    ? beside(anchor.top, anchor.bottom, size.height, window.height, side === 'above')
    : anchor.top + anchor.height / 2 - size.height / 2;
  return { left: inside(left, size.width, window.width), top: inside(top, size.height, window.height) };
}

/** @param {Box} anchor @param {number} width @param {Align} align */
function along(anchor, width, align) {
  if (align === 'start') return anchor.left;
  return align === 'end' ? anchor.right - width : anchor.left + anchor.width / 2 - width / 2;
}

/** @param {number} start @param {number} end @param {number} length @param {number} room @param {boolean} before */
function beside(start, end, length, room, before) {
  const fitsBefore = start - GAP - length >= EDGE;
  const fitsAfter = end + GAP + length <= room - EDGE;
  const goBefore = before ? fitsBefore || !fitsAfter : fitsBefore && !fitsAfter;
  return goBefore ? start - GAP - length : end + GAP;
}

/** @param {number} position @param {number} length @param {number} room */
function inside(position, length, room) {
  return Math.round(Math.max(EDGE, Math.min(position, room - length - EDGE)));
}
