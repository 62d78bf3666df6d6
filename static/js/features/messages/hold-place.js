import { elementScroll } from '@tanstack/virtual-core';

/** @typedef {import('../../components/virtualizer.js').List} List */

/** From the very top the browser holds nothing: whoever waits there for older messages stands a hair below it. */
export const HAIR = 1;

/**
 * Rows above turn out higher than guessed, older ones come. A browser with scroll anchoring holds what one reads by itself, in step with the
 * wheel or finger that moves it; a second hand would cut a smooth scroll short. There the list only counts along. In others it does the holding.
 */
export const holdPlace = CSS.supports('overflow-anchor', 'auto') ? countAlong : elementScroll;

/** @param {number} offset @param {{adjustments?: number, behavior?: ScrollBehavior}} how @param {List} list */
function countAlong(offset, how, list) {
  if (isCommanded(list)) elementScroll(offset, how, list);
  else afterLayout(() => readBack(list));
}

/** The browser moves what it holds when it lays out the next picture, and that comes after its animation frame. @param {() => void} look */
const afterLayout = (look) => requestAnimationFrame(() => setTimeout(look));

/** Somebody asked to go somewhere, and is not there yet. @param {any} list */
const isCommanded = (list) => list.scrollState !== null;

/** Where the list really stands, as soon as it matters: of a scroll it hears with the next frame. @param {List} list */
export function readBack(list) {
  const element = list.scrollElement;
  if (!element || Math.abs((list.scrollOffset ?? 0) - element.scrollTop) <= 1) return;
  list.scrollOffset = element.scrollTop;
  list.options.onChange(list, true);
}

/** As high as it is, to the fraction: rounded heights would add up. @param {Element} slot @param {ResizeObserverEntry | undefined} entry @param {List} list */
export function heightOf(slot, entry, list) {
  const known = entry ? undefined : list.itemSizeCache.get(list.options.getItemKey(list.indexFromElement(slot)));
  return entry?.borderBoxSize?.[0]?.blockSize ?? known ?? slot.getBoundingClientRect().height;
}
