import { signal } from '@preact/signals';

/** @typedef {typeof import('./assist.js')} Assist */

export const assist = signal(/** @type {Assist | null} */ (null));

/** Whether a list is open over a message box: the line of who types is silent then. */
export const suggesting = signal(false);

/** Null when it cannot be had; the next key asks again. @returns {Promise<Assist | null>} */
export async function loadAssist() {
  if (assist.peek()) return assist.peek();
  try {
    assist.value = await import('./assist.js');
  } catch {
    return null;
  }
  return assist.peek();
}

const HELPED = /[@#:<=;/]/;

/** Whether a text may hold something else than what it says. @param {string} text */
export const wantsAssist = (text) => HELPED.test(text);
