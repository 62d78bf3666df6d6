import { useEffect } from 'preact/hooks';
import { html } from '../lib/html.js';
import { Icon } from './icon.js';
import { Popover } from './popover.js';
import { useRoving } from './roving.js';

/** @typedef {{label: string, icon?: string, hint?: string, danger?: boolean, onSelect: (event: MouseEvent) => void} | 'line'} MenuEntry */

/**
 * @param {{label: string, anchor: HTMLElement, side?: import('./place.js').Side, entries: MenuEntry[], onClose: () => void}} props
 */
export function Menu({ label, anchor, side, entries, onClose }) {
  const { ref, onKeyDown } = useRoving('.menu-item');

  useEffect(() => {
    /** @type {HTMLElement | null | undefined} */ (ref.current?.querySelector('.menu-item'))?.focus();
  }, []);
  /** @param {KeyboardEvent} event */
  const leave = (event) => {
    if (event.key === 'Tab') onClose();
    else onKeyDown(event);
  };
  return html`<${Popover} role="region" aria-label=${label} anchor=${anchor} side=${side} align="end" onClose=${onClose}>
    <div class="menu" role="menu" aria-label=${label} ref=${ref} onKeyDown=${leave}>
      ${entries.map((entry, index) => (entry === 'line'
        ? html`<div class="menu-line" role="separator" key=${index} />`
        : html`<${MenuItem} entry=${entry} key=${entry.label} onClose=${onClose} />`))}
    </div>
  <//>`;
}

/** @param {{entry: Exclude<MenuEntry, 'line'>, onClose: () => void}} props */
function MenuItem({ entry, onClose }) {
  /** @param {MouseEvent} event */
  const select = (event) => {
    onClose();
    entry.onSelect(event);
  };
  return html`<button type="button" role="menuitem" class=${`menu-item ${entry.danger ? 'menu-item-danger' : ''}`} onClick=${select}>
    ${entry.icon && html`<${Icon} name=${entry.icon} size=${16} />`}
    <span>${entry.label}</span>
    ${entry.hint && html`<span class="menu-item-hint">${entry.hint}</span>`}
  </button>`;
}
