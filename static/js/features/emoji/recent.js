import { computed, signal } from '@preact/signals';

/** What is used often and lately comes first: every use counts one, and half of that a week later. */

/** @typedef {Record<string, {score: number, at: number}>} Uses */

const KEY = 'guildhall.used_emoji';
const KEPT = 60;
const SHOWN = 24;
const HALF_LIFE = 7 * 24 * 3600 * 1000;
const FIRST = ['👍', '❤️', '😂', '🎉', '👀', '🙏', '🔥', '✅'];

const uses = signal(/** @type {Uses} */ (read()));

/** As written in a text: 👍, or `<:name:id>` of a guild. */
export const frequentEmoji = computed(() => [...new Set([...ordered(uses.value), ...FIRST])].slice(0, SHOWN));

/** Those that every place knows. */
export const recentEmoji = computed(() => frequentEmoji.value.filter((emoji) => !emoji.startsWith('<')));

/** @param {string} emoji without a skin tone @param {number} [now] */
export function remember(emoji, now = Date.now()) {
  const next = used(uses.value, emoji, now);
  uses.value = next;
  try {
    globalThis.localStorage?.setItem(KEY, JSON.stringify(next));
  } catch {
    // A full or forbidden storage: it is remembered until the page closes.
  }
}

/** @param {Uses} known @param {string} emoji @param {number} now @returns {Uses} */
export function used(known, emoji, now) {
  const old = known[emoji];
  const next = { ...known, [emoji]: { score: 1 + (old ? faded(old, now) : 0), at: now } };
  return Object.fromEntries(Object.entries(next).sort(([, a], [, b]) => faded(b, now) - faded(a, now)).slice(0, KEPT));
}

/** @param {Uses} known */
export function ordered(known) {
  const now = Math.max(0, ...Object.values(known).map(({ at }) => at));
  return Object.keys(known).sort((a, b) => faded(known[b], now) - faded(known[a], now));
}

/** @param {{score: number, at: number}} use @param {number} now */
const faded = ({ score, at }, now) => score * 0.5 ** ((now - at) / HALF_LIFE);

/** @returns {Uses} */
function read() {
  try {
    return JSON.parse(globalThis.localStorage?.getItem(KEY) ?? '{}');
  } catch {
    return {};
  }
}
