import { signal } from '@preact/signals';

/** As many as the server deletes at once. */
export const MOST = 100;

/** The messages that a moderator is choosing. `last`: from where Shift chooses. @typedef {{channelId: number, ids: Set<number>, last: number|null}} Selection */
export const selection = signal(/** @type {Selection | null} */ (null));

/** @param {number} channelId @param {number} messageId */
export function startSelecting(channelId, messageId) {
  selection.value = { channelId, ids: new Set([messageId]), last: messageId };
}

export function stopSelecting() {
  selection.value = null;
}

/**
 * One more or one less; with Shift all from the last one to this.
 * @param {number[]} order  ids of the messages on the list
 * @param {number} messageId
 * @param {boolean} range
 */
export function select(order, messageId, range) {
  if (selection.value) selection.value = selected(selection.value, order, messageId, range);
}

/** @param {Selection} now @param {number[]} order @param {number} messageId @param {boolean} range @returns {Selection} */
export function selected(now, order, messageId, range) {
  const ids = new Set(now.ids);
  if (range && now.last !== null) for (const id of between(order, now.last, messageId)) ids.add(id);
  else if (ids.has(messageId)) ids.delete(messageId);
  else ids.add(messageId);
  return { ...now, ids: new Set([...ids].slice(0, MOST)), last: messageId };
}

/** @param {number[]} order @param {number} from @param {number} to */
function between(order, from, to) {
  const [start, end] = [order.indexOf(from), order.indexOf(to)].sort((a, b) => a - b);
  return start < 0 ? [to] : order.slice(start, end + 1);
}
