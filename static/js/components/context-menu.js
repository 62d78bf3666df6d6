import { popover } from '../features/shell/ui.js';
import { Menu } from './menu.js';

/**
 * The menu of a thing, in place of the browser's own: at the pointer, or beside the thing when the keyboard asked (Shift+F10).
 * With Shift held the browser's own menu comes, for those who want to inspect or copy.
 * @param {MouseEvent} event `contextmenu`
 * @param {string} label
 * @param {import('./menu.js').MenuEntry[]} entries
 * @param {string} [owner] who keeps looking active meanwhile
 */
export function openMenu(event, label, entries, owner = label) {
  const byPointer = Boolean(/** @type {PointerEvent} */ (event).pointerType);
  if (entries.length === 0 || (byPointer && event.shiftKey)) return;
  event.preventDefault();
  event.stopPropagation();
  const anchor = /** @type {HTMLElement} */ (byPointer ? event.currentTarget : (document.activeElement ?? event.currentTarget));
  popover.value = { anchor, owner, view: Menu, props: { label, entries }, ...(byPointer && { at: { x: event.clientX, y: event.clientY } }) };
}
