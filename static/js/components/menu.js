import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { narrow, onGlass } from '../features/shell/ui.js';
import { html } from '../lib/html.js';
import { Icon } from './icon.js';
import { Popover } from './popover.js';
import { useRoving } from './roving.js';

/**
 * @typedef {object} MenuItemEntry
 * @property {string} label
 * @property {any} [icon] its name, or what is drawn in its place
 * @property {string} [hint] how things stand
 * @property {string} [keys] not shown where there are none to press
 * @property {boolean} [danger]
 * @property {boolean} [checked] one of several, or on and off
 * @property {boolean} [disabled]
 * @property {MenuEntry[]} [entries] a menu of its own beside it
 * @property {(event: MouseEvent) => void} [onSelect]
 * @typedef {MenuItemEntry | 'line'} MenuEntry
 */

/**
 * Beside its anchor, or at the foot of a phone, where a thumb is.
 * @param {{label: string, anchor: HTMLElement, at?: {x: number, y: number}, side?: import('./place.js').Side, align?: import('./place.js').Align, entries: MenuEntry[], onClose: () => void, onDone?: () => void}} props
 */
export function Menu({ label, anchor, at, side, align = 'end', entries, onClose, onDone = onClose }) {
  const { ref, onKeyDown } = useRoving(':scope > .menu-item');
  const sheet = narrow.value && onGlass.value;

  useLayoutEffect(() => { // at once: the next key may come before the next drawing
    /** @type {HTMLElement | null | undefined} */ (ref.current?.querySelector('.menu-item'))?.focus();
  }, []);
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (event.key === 'Escape') return;
    event.stopPropagation();
    if (event.key === 'Tab') onDone();
    else if (event.key === 'ArrowLeft' && onDone !== onClose) onClose();
    else onKeyDown(event);
  };
  return html`<${Popover} role="region" aria-label=${label} anchor=${anchor} at=${at} side=${side} align=${align} sheet=${sheet} onClose=${onClose}>
    <div class="menu" role="menu" aria-label=${label} ref=${ref} onKeyDown=${key}>
      ${sheet && html`<p class="menu-title truncate" aria-hidden="true">${label}</p>`}
      ${entries.map((entry, index) => (entry === 'line'
        ? html`<div class="menu-line" role="separator" key=${index} />`
        : entry.entries ? html`<${SubMenu} entry=${entry} key=${entry.label} onDone=${onDone} />`
          : html`<${MenuItem} entry=${entry} key=${entry.label} onDone=${onDone} />`))}
    </div>
  <//>`;
}

/** @param {{entry: MenuItemEntry, onDone: () => void}} props */
function MenuItem({ entry, onDone }) {
  const { checked, disabled } = entry;
  /** @param {MouseEvent} event */
  const select = (event) => {
    if (disabled) return;
    onDone();
    entry.onSelect?.(event);
  };
  return html`<button type="button" role=${checked === undefined ? 'menuitem' : 'menuitemcheckbox'} aria-checked=${checked === undefined ? undefined : String(checked)}
    aria-disabled=${disabled ? 'true' : undefined} class=${`menu-item ${entry.danger ? 'menu-item-danger' : ''}`} onClick=${select}>
    <${Words} entry=${entry} />
    ${checked !== undefined && html`<span class="menu-item-check">${checked && html`<${Icon} name="check" size=${16} />`}</span>`}
  </button>`;
}

/** Opens under the pointer, by a press or by ArrowRight. @param {{entry: MenuItemEntry, onDone: () => void}} props */
function SubMenu({ entry, onDone }) {
  const ref = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const [open, setOpen] = useState(false);
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (event.key !== 'ArrowRight') return;
    event.preventDefault();
    event.stopPropagation();
    setOpen(true);
  };
  return html`
    <button type="button" role="menuitem" aria-haspopup="menu" class="menu-item" ref=${ref} onClick=${() => setOpen(true)} onKeyDown=${key}
      onPointerEnter=${(/** @type {PointerEvent} */ event) => event.pointerType === 'mouse' && setOpen(true)}>
      <${Words} entry=${entry} /><span class="menu-item-check"><${Icon} name="chevron-right" size=${16} /></span>
    </button>
    ${open && ref.current && html`<${Menu} label=${entry.label} anchor=${ref.current} side="right" entries=${entry.entries} onClose=${() => setOpen(false)} onDone=${onDone} />`}`;
}

/** @param {{entry: MenuItemEntry}} props */
function Words({ entry }) {
  const { hint, keys } = entry;
  return html`
    ${entry.icon?.at ? html`<${Icon} name=${entry.icon} size=${16} />` : entry.icon}
    <span>${entry.label}</span>
    ${hint && html`<span class="menu-item-hint">${hint}</span>`}
    ${keys && !hint && !onGlass.value && html`<span class="menu-item-hint" aria-hidden="true">${keys}</span>`}`;
}
