/** @typedef {import('./types.js').Message} Message */
/** @typedef {import('./types.js').Window} Window */
import { keep, same } from './same.js';

/**
 * A message as the store keeps it, whatever it came in.
 * @param {Message} message
 * @returns {Message}
 */
export function tidy(message) {
  const { room: _, ...rest } = message;
  return { ...rest, nonce: message.nonce ?? null };
}

/**
 * Fresh messages among the old, one of each id, by seq. Without `extend` only the fresh ones stay, but they keep what was known of them.
 * @param {Message[]} old
 * @param {Message[]} fresh
 * @param {boolean} extend
 * @returns {Message[]}
 */
export function combine(old, fresh, extend) {
  if (extend && fresh.length === 1 && (old.length === 0 || old[old.length - 1].seq < fresh[0].seq)) return [...old, fresh[0]];
  const byId = new Map(old.map((message) => [message.id, message]));
  const result = extend ? new Map(byId) : new Map();
  for (const message of fresh) result.set(message.id, renew(byId.get(message.id), message));
  return [...result.values()].sort((a, b) => a.seq - b.seq);
}

/**
 * @param {Message|undefined} old
 * @param {Message} fresh
 * @returns {Message}
 */
function renew(old, fresh) {
  return old ? keep(old, { ...fresh, nonce: old.nonce || fresh.nonce }) : fresh;
}

/**
 * @param {Window} window
 * @param {number} id
 * @param {(message: Message) => Message} how
 * @returns {Window}
 */
export function change(window, id, how) {
  const index = window.messages.findIndex((message) => message.id === id);
  if (index < 0) return window;
  const changed = how(window.messages[index]);
  if (same(changed, window.messages[index])) return window;
  return { ...window, messages: window.messages.with(index, changed) };
}
