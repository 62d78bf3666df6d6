import { signal } from '@preact/signals';

const KEY = 'guildhall.recent_emoji';
const KEPT = 16;
const FIRST = ['👍', '❤️', '😂', '🎉', '👀', '🙏', '🔥', '✅'];

/** The reader's own emoji, newest first. */
export const recentEmoji = signal(/** @type {string[]} */ (read()));

/** @param {string} emoji */
export function remember(emoji) {
  recentEmoji.value = [emoji, ...recentEmoji.value.filter((other) => other !== emoji)].slice(0, KEPT);
  globalThis.localStorage?.setItem(KEY, JSON.stringify(recentEmoji.value));
}

function read() {
  try {
    const kept = JSON.parse(globalThis.localStorage?.getItem(KEY) ?? '[]');
    return kept.length ? kept : FIRST;
  } catch {
    return FIRST;
  }
}
