import { signal } from '@preact/signals';
import { html } from '../../lib/html.js';

/** What only this window knows: which pane, drawer, dialog and popover are open. */

/** @typedef {'list' | 'chat'} Pane */
/** @typedef {{anchor: HTMLElement, owner: string, view: any, props: Record<string, any>, at?: {x: number, y: number}}} OpenPopover */

export const pane = signal(/** @type {Pane} */ ('chat'));
export const drawerOpen = signal(false);
export const dialog = signal(/** @type {{view: any, props: Record<string, any>} | null} */ (null));
/** Fills the window, over everything: settings and the like. */
export const screen = signal(/** @type {{view: any, props: Record<string, any>} | null} */ (null));
/** Stands at the right in place of the members: search results, pins, the inbox. */
export const panel = signal(/** @type {{view: any, props: Record<string, any>} | null} */ (null));
/** What a screen has not saved yet keeps it open; `asked` counts the attempts to leave. */
export const unsaved = signal({ dirty: false, asked: 0 });

export const popover = signal(/** @type {OpenPopover | null} */ (null));

/** One pane at a time. */
export const narrow = mediaSignal('(width < 600px)');
/** Under a finger: a box that takes the focus brings a keyboard over half of the screen, so none does before it is touched. */
export const onGlass = mediaSignal('(hover: none) and (pointer: coarse)');
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

/** @param {any} view a component that is given `onClose` and the props @param {Record<string, any>} [props] */
export function openScreen(view, props = {}) {
  if (!mayLeave()) return;
  popover.value = null;
  dialog.value = null;
  screen.value = { view, props };
}

/** Stays when something is not saved. */
export function closeScreen() {
  if (mayLeave()) screen.value = null;
}

/** Who signs in next finds nothing open that somebody else left. */
export function closeEverything() {
  unsaved.value = { dirty: false, asked: 0 };
  for (const open of [popover, dialog, screen, panel]) open.value = null;
  drawerOpen.value = false;
}

/** False, and the bar that saves draws attention to itself, while something is not saved. */
export function mayLeave() {
  if (!unsaved.peek().dirty) return true;
  unsaved.value = { dirty: true, asked: unsaved.peek().asked + 1 };
  return false;
}

/** The same view again closes it. @param {any} view a component that is given `onClose` and the props @param {Record<string, any>} [props] */
export function openPanel(view, props = {}) {
  panel.value = { view, props };
  drawerOpen.value = true;
}

export function closePanel() {
  panel.value = null;
  drawerOpen.value = false;
}

/** @param {any} view @param {Record<string, any>} [props] */
export function togglePanel(view, props = {}) {
  if (panel.value?.view === view) closePanel();
  else openPanel(view, props);
}

export function DialogHost() {
  const open = dialog.value;
  return open && html`<${open.view} ...${open.props} onClose=${closeDialog} />`;
}

export function ScreenHost() {
  const open = screen.value;
  return open && html`<${open.view} ...${open.props} onClose=${closeScreen} />`;
}

/** A modal dialog holds all else still, so what hangs on something in it is drawn in it. @param {{inside?: HTMLElement | null}} props */
export function PopoverHost({ inside = null }) {
  const open = popover.value;
  if (!open || (open.anchor.closest('dialog') ?? null) !== inside) return null;
  return html`<${open.view} key=${open.owner} anchor=${open.anchor} at=${open.at} ...${open.props} onClose=${closePopover} />`;
}

/** @param {string} query */
function mediaSignal(query) {
  const list = globalThis.matchMedia?.(query);
  const matches = signal(list?.matches ?? false);
  list?.addEventListener('change', () => { matches.value = list.matches; });
  return matches;
}
