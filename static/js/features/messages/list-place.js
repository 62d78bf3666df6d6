import { signal } from '@preact/signals';

/** The list is so near its end that new messages keep it there. */
export const STICK = 100;

/** Whether the open channel's list stands at its end; the bar below the list reads it. */
export const atBottom = signal(true);

/** The last message that had been read when the open channel was entered; reading on does not move it. */
export const readUpTo = signal(/** @type {number | null} */ (null));

/**
 * Where a reader left a channel: at a row (and how far into it), or at the end (no key). The heights that were measured come along.
 * @typedef {{key?: string, offset: number, atBottom: boolean, sizes: import('@tanstack/virtual-core').VirtualItem[]}} Place
 */

/**
 * Where to enter a channel: where the reader left it, else at the NEW line, else at the end.
 * @param {import('./message-list.js').ListRow[]} rows
 * @param {Place | undefined} remembered
 * @returns {{index: number, offset: number} | 'end'}
 */
export function entryPlace(rows, remembered) {
  const kept = rows.findIndex((row) => row.key === remembered?.key);
  if (remembered && kept >= 0) return { index: kept, offset: remembered.offset };
  const line = rows.findIndex((row) => row.type === 'new');
  return line >= 0 ? { index: line, offset: -80 } : 'end';
}

/** @param {import('../../components/virtualizer.js').List} list @param {HTMLElement} element @returns {Place} */
export function placeNow(list, element) {
  const offset = list.scrollOffset ?? 0;
  const first = list.getVirtualItemForOffset(offset);
  const sizes = list.takeSnapshot();
  if (!first || distanceFromEnd(element) <= STICK) return { offset: 0, atBottom: true, sizes };
  return { key: String(first.key), offset: offset - first.start, atBottom: false, sizes };
}

/**
 * The uppermost message on show that the server knows.
 * @param {import('./message-list.js').ListRow[]} rows
 * @param {import('../../components/virtualizer.js').List} list
 * @param {HTMLElement} element
 * @returns {number | null}
 */
export function messageOnShow(rows, list, element) {
  const top = list.getVirtualItemForOffset(element.scrollTop)?.index ?? 0;
  for (const row of rows.slice(top)) if (row.type === 'message' && row.message.state === 'sent') return row.message.id;
  return null;
}

/** @param {HTMLElement} element */
export function distanceFromEnd(element) {
  return element.scrollHeight - element.scrollTop - element.clientHeight;
}
