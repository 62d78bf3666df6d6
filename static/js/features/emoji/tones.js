import { signal } from '@preact/signals';
import { withTone } from '../../lib/emoji-tones.js';

/** The reader's skin tone: one for all, and those that were chosen for one emoji. @typedef {{all: number, byEmoji: Record<string, number>}} Tones */

const KEY = 'guildhall.emoji_tones';

export const tones = signal(/** @type {Tones} */ (read()));

/** @param {string} emoji without a tone */
export const toneOf = (emoji) => tones.value.byEmoji[emoji] ?? tones.value.all;

/** @param {{emoji: string, hasTones: boolean}} entry */
export const toned = ({ emoji, hasTones }) => (hasTones ? withTone(emoji, toneOf(emoji)) : emoji);

/** Null: for every emoji, also those that had one of their own. @param {string | null} emoji @param {number} tone */
export function chooseTone(emoji, tone) {
  const { all, byEmoji } = tones.value;
  tones.value = emoji === null ? { all: tone, byEmoji: {} } : { all, byEmoji: { ...byEmoji, [emoji]: tone } };
  try {
    globalThis.localStorage?.setItem(KEY, JSON.stringify(tones.value));
  } catch {
    // As in recent.js: until the page closes.
  }
}

/** @returns {Tones} */
function read() {
  try {
    return { all: 0, byEmoji: {}, ...JSON.parse(globalThis.localStorage?.getItem(KEY) ?? '{}') };
  } catch {
    return { all: 0, byEmoji: {} };
  }
}
