import { signal } from '@preact/signals';
import { html } from '../../lib/html.js';

/** What only this window knows: which pane, drawer, dialog and popover are open. */

/** @typedef {'list' | 'chat'} Pane */
/** @typedef {{anchor: HTMLElement, owner: string, view: any, props: Record<string, any>}} OpenPopover */

export const pane = signal(/** @type {Pane} */ ('chat'));
export const drawerOpen = signal(false);
export const dialog = signal(/** @type {{view: any, props: Record<string, any>} | null} */ (null));
export const popover = signal(/** @type {OpenPopover | null} */ (null));

/** One pane at a time. */
export const narrow = mediaSignal('(width < 600px)');
/** The member list is a drawer. */
export const drawerMode = mediaSignal('(width < 900px)');

/** @param {any} view a component that is given `onClose` and the props @param {Record<string, any>} [props] */
export function openDialog(view, props = {}) {
  popover.value = null;
  dialog.value = { view, props };
}

export function closeDialog() {
  dialog.value = null;
}

/**
 * The same anchor again closes it.
 * @param {HTMLElement} anchor
 * @param {any} view a component that is given `anchor`, `onClose` and the props
 * @param {Record<string, any>} [props]
 * @param {string} [owner] who keeps looking active meanwhile
 */
export function togglePopover(anchor, view, props = {}, owner = '') {
  popover.value = popover.value?.anchor === anchor ? null : { anchor, view, props, owner };
}

export function closePopover() {
  popover.value = null;
}

export function DialogHost() {
  const open = dialog.value;
  return open && html`<${open.view} ...${open.props} onClose=${closeDialog} />`;
}

export function PopoverHost() {
  const open = popover.value;
  return open && html`<${open.view} key=${open.owner} anchor=${open.anchor} ...${open.props} onClose=${closePopover} />`;
}

/** @param {string} query */
function mediaSignal(query) {
  const list = globalThis.matchMedia?.(query);
  const matches = signal(list?.matches ?? false);
  list?.addEventListener('change', () => { matches.value = list.matches; });
  return matches;
}
