import { signal } from '@preact/signals';
import { loadEmojiLibrary as load } from '../../emoji/use-emoji-library.js';

/** The emoji and their names, once somebody has typed a colon. */
export const emojiLibrary = signal(/** @type {import('../../emoji/use-emoji-library.js').EmojiLibrary | null} */ (null));

/** Whether a text has what may be an emoji's shortcode, and nobody knows yet. @param {string} text */
export const lacksEmoji = (text) => !emojiLibrary.peek() && /:[\w+-]+:/.test(text);

/** Without them nothing is offered; the next colon tries again. */
export async function loadEmojiLibrary() {
  if (emojiLibrary.peek()) return;
  try {
    emojiLibrary.value = await load();
  } catch {
    emojiLibrary.value = null;
  }
}
