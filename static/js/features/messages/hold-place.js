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

let told = /** @type {List | null} */ (null);

/**
 * Where the list really stands, as soon as it matters: of a scroll it hears with the next frame. Once a frame: rows that are not measured yet
 * move the end by coming and going, and would be drawn in turn for ever.
 * @param {List} list
 */
export function readBack(list) {
  const element = list.scrollElement;
  if (!element || told === list || Math.abs((list.scrollOffset ?? 0) - element.scrollTop) <= 1) return;
  told = list;
  afterLayout(() => {
    told = null;
    readBack(list);
  });
  list.scrollOffset = element.scrollTop;
  list.options.onChange(list, true);
}
