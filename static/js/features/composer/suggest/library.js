import { signal } from '@preact/signals';

/** @typedef {typeof import('../../../lib/emoji.js')} EmojiLibrary */

/** The emoji and their names, once somebody has typed a colon. */
export const emojiLibrary = signal(/** @type {EmojiLibrary | null} */ (null));

export async function loadEmojiLibrary() {
  emojiLibrary.value ??= await import('../../../lib/emoji.js');
}
