import { isMac } from '../../lib/platform.js';

/** Keys as the reader's keyboard shows them: ⌘K on a Mac, Ctrl+K elsewhere. */

const MAC = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧', Enter: '↩' };

export { isMac };

/** @param {string} keys like `Ctrl+Shift+K` */
export function keyText(keys, mac = isMac) {
  if (!mac) return keys;
  return keyParts(keys, true).join('');
}

/** @param {string} keys */
export function keyParts(keys, mac = isMac) {
  const parts = keys.split(/(?<=[^+])\+(?=.)/);
  return mac ? parts.map((part) => /** @type {Record<string, string>} */ (MAC)[part] ?? part) : parts;
}

/** Ctrl, or Cmd on a Mac. @param {KeyboardEvent | MouseEvent} event */
export function hasCommand(event) {
  return isMac ? event.metaKey : event.ctrlKey;
}
