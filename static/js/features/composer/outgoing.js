import { chosenIn, bookOf } from './known.js';
import { readCommand } from './commands.js';
import { emojiLibrary } from './suggest/library.js';
import { toBox, toWire } from './words/translate.js';

/** @typedef {import('../../state/types.js').Channel} Channel */

const NAMES = /[@#:]/;

/** What a text would be sent as. @param {any} app @param {Channel} channel @param {string} text */
export function outgoing(app, channel, text) {
  return readCommand(text.trim(), channel.guild_id !== null, (words) => wireOf(app, channel, words));
}

/** @param {any} app @param {Channel} channel @param {string} text @param {readonly import('../../state/types.js').User[]} [named] */
export function wireOf(app, channel, text, named) {
  const { emoticons } = app.store.prefs.value;
  if (!NAMES.test(text) && !(emoticons && /[=<>B;O]/.test(text))) return text;
  return toWire(text, waysOf(app, channel, emoticons, named));
}

/** What was sent, as it is changed. @param {any} app @param {Channel} channel @param {string} wire @param {readonly import('../../state/types.js').User[]} [named] */
export function boxOf(app, channel, wire, named) {
  return wire.includes('<') ? toBox(wire, waysOf(app, channel, false, named)) : wire;
}

/** @param {any} app @param {Channel} channel @param {boolean} emoticons @param {readonly import('../../state/types.js').User[]} [named] */
function waysOf(app, channel, emoticons, named) {
  return { book: bookOf(app, channel, named), emojiOf: (/** @type {string} */ code) => emojiLibrary.value?.emojiOf(code) ?? null, emoticons };
}

/** The pictures in what is sent, for the row that is there before the server has answered. @param {any} app @param {string} wire @returns {import('../../state/types.js').Emoji[]} */
export function picturesIn({ store }, wire) {
  const ids = new Set([...wire.matchAll(/<a?:\w+:(\d+)>/g)].map((match) => Number(match[1])));
  if (ids.size === 0) return [];
  const { byGuild } = store.expressions.peek();
  return Object.values(byGuild).flatMap(({ emojis }) => emojis.filter((/** @type {any} */ { id }) => ids.has(id)));
}

/** The words have gone: whoever was chosen for them is forgotten. @param {number} channelId */
export const forgetChoices = (channelId) => chosenIn(channelId).clear();
