import { signal } from '@preact/signals';

/** Placeholders of pictures, as addresses for an image; painted once each, by a module that comes with the first of them. */
const painted = new Map();
const painter = signal(/** @type {typeof import('../../../lib/thumbhash.js').placeholderPixels | null} */ (null));
let isAsked = false;

/** @param {string | undefined} base64 @returns {string} empty: none, or not yet */
export function placeholderUrl(base64) {
  if (!base64) return '';
  if (!painter.value) {
    if (!isAsked) import('../../../lib/thumbhash.js').then(({ placeholderPixels }) => { painter.value = placeholderPixels; }, () => { isAsked = false; });
    isAsked = true;
    return '';
  }
  if (!painted.has(base64)) painted.set(base64, paint(painter.value(base64)));
  return painted.get(base64);
}

/** @param {import('../../../lib/thumbhash.js').Pixels | null} pixels */
function paint(pixels) {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!pixels || !context) return '';
  canvas.width = pixels.width;
  canvas.height = pixels.height;
  const image = context.createImageData(pixels.width, pixels.height);
  image.data.set(pixels.data);
  context.putImageData(image, 0, 0);
  return canvas.toDataURL();
}
