import { popover, togglePopover } from '../features/shell/ui.js';
import { whenThere } from './when-there.js';

/** @typedef {import('./menu.js').MenuEntry[]} Entries */
/** @typedef {() => Entries | Promise<Entries>} Load  for a menu whose module is fetched when it is first opened */

/** Menus look alike, and the first is not opened in the first moment. @param {Entries | Load} entries @param {(Menu: any, entries: Entries) => void} show */
const withMenu = (entries, show) =>
  void whenThere(
    () => Promise.all([import('./menu.js'), typeof entries === 'function' ? entries() : entries]),
    ([{ Menu }, found]) => show(Menu, found),
  );

/**
 * The menu of a thing, in place of the browser's own: at the pointer, or beside the thing when the keyboard asked (Shift+F10).
 * With Shift held the browser's own menu comes, for those who want to inspect or copy.
 * @param {MouseEvent} event `contextmenu`
 * @param {string} label
 * @param {Entries | Load} entries
 * @param {string} [owner] who keeps looking active meanwhile
 */
export function openMenu(event, label, entries, owner = label) {
  if (typeof entries !== 'function' && entries.length === 0) return;
  const byPointer = event.button >= 0 && !!(/** @type {PointerEvent} */ (event).pointerType); // some call the keyboard a mouse without a button
  if (byPointer && event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  const anchor = /** @type {HTMLElement} */ (byPointer ? event.currentTarget : (document.activeElement ?? event.currentTarget));
  const at = byPointer && { at: { x: event.clientX, y: event.clientY } };
  withMenu(entries, (view, found) => {
    if (found.length > 0) popover.value = { anchor, owner, view, props: { label, entries: found }, ...at };
  });
}

/**
 * The menu of a button.
 * @param {MouseEvent} event
 * @param {string} label
 * @param {Entries | Load} entries
 * @param {{owner?: string, side?: import('./place.js').Side, align?: import('./place.js').Align}} [more] owner: as above
 */
export function toggleMenu(event, label, entries, { owner, ...place } = {}) {
  const anchor = /** @type {HTMLElement} */ (event.currentTarget);
  withMenu(entries, (view, found) => togglePopover(anchor, view, { label, entries: found, ...place }, owner));
}
