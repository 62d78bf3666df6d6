/**
 * A list that comes in pages, newest first, and is kept by events: pins, saved messages, mentions.
 * @typedef {import('./types.js').ErrorBody} ErrorBody
 */
/**
 * @template T
 * @typedef {object} Paged
 * @property {T[]} items
 * @property {number|null} next  where the next page begins; null: this is all
 * @property {'none'|'loading'|'ready'|'failed'} status
 * @property {ErrorBody|null} error
 * @property {boolean} stale  something happened that the list does not show: ask again
 * @property {number} doubts  how often that was so: an answer asked for before the last time cures nothing
 */

/** @template T @param {Paged<T>} list @returns {Paged<T>} */
export const asked = (list) => ({ ...list, status: 'loading', error: null });

/** @template T @param {Paged<T>} list @param {{items: T[], next: number|null, more: boolean, doubts: number}} page  more: to be put after what is there @returns {Paged<T>} */
export const loaded = (list, { items, next, more, doubts }) => ({ ...list, items: more ? [...list.items, ...items] : items, next, status: 'ready', error: null, stale: doubts !== list.doubts });

/** @template T @param {Paged<T>} list @param {{error: ErrorBody}} payload @returns {Paged<T>} */
export const failed = (list, { error }) => ({ ...list, status: 'failed', error });

/** @template T @param {Paged<T>} list @returns {Paged<T>} */
export const doubt = (list) => (list.status === 'none' ? list : { ...list, stale: true, doubts: list.doubts + 1 });

/** Should somebody who shows it ask for it? @param {Paged<any>} list */
export const isWanting = (list) => list.status === 'none' || (list.stale && list.status === 'ready');

/**
 * The items changed one by one; null takes one out. While a page is on its way, that may say otherwise.
 * @template T
 * @param {Paged<T>} list
 * @param {(item: T) => T|null} how
 * @returns {Paged<T>}
 */
export function each(list, how) {
  const items = /** @type {T[]} */ (list.items.map(how).filter((item) => item !== null));
  const isSame = items.length === list.items.length && items.every((item, index) => item === list.items[index]);
  const changed = isSame ? list : { ...list, items };
  return list.status === 'loading' ? { ...changed, stale: true, doubts: list.doubts + 1 } : changed;
}
