/**
 * What I did and the server has not answered yet. The truth stays beside it, so a refusal needs no undoing.
 * @typedef {import('./types.js').Window} Window
 * @typedef {import('./types.js').Message} Message
 * @typedef {import('./types.js').Reaction} Reaction
 */
import { change } from './merge.js';
import { without } from './same.js';

/** @param {number} id @param {string} emoji */
const keyOf = (id, emoji) => `${id} ${emoji}`;

/**
 * @param {Window} window
 * @param {number} id
 * @param {string} emoji
 * @param {boolean} wanted
 * @returns {Window}
 */
export function wishReaction(window, id, emoji, wanted) {
  return { ...window, wishes: { ...window.wishes, [keyOf(id, emoji)]: wanted } };
}

/**
 * The server has answered `wanted`: what it accepted becomes true, unless its event came first.
 * @param {Window} window
 * @param {number} id
 * @param {string} emoji
 * @param {boolean} wanted
 * @param {boolean} accepted
 * @returns {Window}
 */
export function settleReaction(window, id, emoji, wanted, accepted) {
  if (!(keyOf(id, emoji) in window.wishes)) return window;
  const settled = accepted ? change(window, id, (message) => withReaction(message, emoji, wanted)) : window;
  return dropWish(settled, id, emoji, wanted);
}

/**
 * @param {Window} window
 * @param {number} id
 * @param {string} emoji
 * @param {boolean} wanted
 * @returns {Window}
 */
export function dropWish(window, id, emoji, wanted) {
  const key = keyOf(id, emoji);
  return window.wishes[key] === wanted ? { ...window, wishes: without(window.wishes, key) } : window;
}

/**
 * @param {Window} window
 * @param {number} id
 * @param {string} content
 * @returns {Window}
 */
export function wishEdit(window, id, content) {
  return { ...window, edits: { ...window.edits, [id]: content } };
}

/**
 * @param {Window} window
 * @param {number} id
 * @param {string} content
 * @returns {Window}
 */
export function settleEdit(window, id, content) {
  return window.edits[id] === content ? { ...window, edits: without(window.edits, id) } : window;
}

/**
 * @param {Window} window
 * @param {number} id
 * @returns {Window}
 */
export function withoutWishesOf(window, id) {
  const wishes = Object.fromEntries(Object.entries(window.wishes).filter(([key]) => !key.startsWith(`${id} `)));
  return { ...window, wishes, edits: without(window.edits, id) };
}

/**
 * The message as it is shown: with my wishes on it.
 * @param {Window} window
 * @param {Message} message
 * @returns {Message}
 */
export function wished({ edits, wishes }, message) {
  let shown = message;
  if (message.id in edits) shown = { ...shown, content: edits[message.id] };
  for (const key in wishes) {
    if (key.startsWith(`${message.id} `)) shown = withReaction(shown, key.slice(key.indexOf(' ') + 1), wishes[key]);
  }
  return shown;
}

/**
 * @param {Message} message
 * @param {string} emoji
 * @param {boolean} me
 * @returns {Message}
 */
function withReaction(message, emoji, me) {
  const old = message.reactions.find((reaction) => reaction.emoji === emoji);
  if ((old?.me ?? false) === me) return message;
  if (!old) return { ...message, reactions: [...message.reactions, { emoji, count: 1, me: true }] };
  const changed = { ...old, me, count: old.count + (me ? 1 : -1) };
  return { ...message, reactions: message.reactions.map((reaction) => (reaction === old ? changed : reaction)).filter((reaction) => reaction.count > 0) };
}
