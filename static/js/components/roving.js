import { useEffect, useRef } from 'preact/hooks';

const STEPS = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 });

/**
 * One tab stop for a group: arrows, Home and End move inside it. Returns the ref and the key handler for the group's element.
 * @param {string} selector the items
 * @param {{columns?: number, current?: string}} [options] columns of a grid (1: a list); the selector of the item that is entered first
 */
export function useRoving(selector, { columns = 1, current } = {}) {
  const ref = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    const all = itemsOf(ref.current, selector);
    const first = all.find((item) => item === document.activeElement) ?? all.find((item) => current && item.matches(current)) ?? all[0];
    for (const item of all) item.tabIndex = item === first ? 0 : -1;
  });
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    const all = itemsOf(ref.current, selector);
    const here = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const next = here < 0 || event.altKey || event.ctrlKey || event.metaKey ? null : target(event.key, here, all.length, columns);
    if (next === null) return;
    event.preventDefault();
    focusItem(all, all[next]);
  };
  return { ref, onKeyDown };
}

/** @param {string} key @param {number} here @param {number} count @param {number} columns */
export function target(key, here, count, columns) {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (!(key in STEPS)) return null;
  const vertical = key === 'ArrowDown' || key === 'ArrowUp';
  if (columns === 1 && !vertical) return null;
  const next = here + STEPS[key] * (vertical ? columns : 1);
  if (columns === 1) return (next + count) % count;
  return next < 0 || next >= count ? null : next;
}

/** @param {HTMLElement[]} all @param {HTMLElement} item */
function focusItem(all, item) {
  for (const other of all) other.tabIndex = other === item ? 0 : -1;
  item.focus();
}

/** @param {HTMLElement | null} root @param {string} selector */
function itemsOf(root, selector) {
  return root ? /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]) : [];
}
