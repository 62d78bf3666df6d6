import { signal } from '@preact/signals';

/** The list is so near its end that new messages keep it there. */
export const STICK = 100;

/** Whether the open channel's list stands at its end; the bar below the list reads it. */
export const atBottom = signal(true);

/**
 * Where to enter a channel: where the reader left it, else at the NEW line, else at the end.
 * @param {import('../../state/types.js').Row[]} rows
 * @param {{key: string, offset: number} | 'bottom' | undefined} remembered
 * @returns {{index: number, offset: number} | 'bottom'}
 */
export function entryPlace(rows, remembered) {
  if (remembered && remembered !== 'bottom') {
    const index = rows.findIndex((row) => row.key === remembered.key);
    if (index >= 0) return { index, offset: remembered.offset };
  }
  const line = rows.findIndex((row) => row.type === 'new');
  return line >= 0 ? { index: line, offset: -80 } : 'bottom';
}

/**
 * The first row on screen that is still there after a change, and how far the reader has gone into it.
 * @param {import('@tanstack/virtual-core').VirtualItem[]} items
 * @param {number} scrollTop
 * @param {Set<any>} keys the rows after the change
 */
export function survivor(items, scrollTop, keys) {
  const item = items.find((candidate) => candidate.end > scrollTop && keys.has(candidate.key));
  return item ? { key: item.key, offset: scrollTop - item.start } : null;
}

/**
 * A guess until the row has been measured.
 * @param {import('../../state/types.js').Row | undefined} row
 */
export function estimateHeight(row) {
  if (!row) return 0;
  if (row.type === 'date') return 40;
  if (row.type === 'new') return 20;
  const lines = row.message.content.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 90), 0);
  return lines * 20 + (row.groupStart ? 38 : 4) + (row.message.reactions.length ? 32 : 0);
}
