import { signal } from '@preact/signals';

const KEY = 'guildhall.used_stickers';
const KEPT = 8;

/** The ids of those sent last, newest first. */
export const recentStickers = signal(/** @type {number[]} */ (read()));

/** @param {number} id */
export function rememberSticker(id) {
  recentStickers.value = [id, ...recentStickers.value.filter((other) => other !== id)].slice(0, KEPT);
  try {
    globalThis.localStorage?.setItem(KEY, JSON.stringify(recentStickers.value));
  } catch {
    // A full or forbidden storage: it is remembered until the page closes.
  }
}

/** @returns {number[]} */
function read() {
  try {
    return JSON.parse(globalThis.localStorage?.getItem(KEY) ?? '[]');
  } catch {
    return [];
  }
}
