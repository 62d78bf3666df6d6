import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../../state/context.js';
import { focused, hovered, tabStop } from './focus-state.js';
import { messageKey } from './message-keys.js';

/**
 * The list is one tab stop: arrows walk over messages, letters act on the one that has the focus.
 * @param {import('./message-list.js').ListRow[]} rows
 * @param {any} list
 * @param {{current: HTMLElement | null}} scroll
 */
export function useMessageFocus(rows, list, scroll) {
  const app = useApp();
  const wanted = useRef(/** @type {string | null} */ (null));
  const indexes = rows.flatMap((row, index) => (row.type === 'message' ? [index] : []));
  const visible = list.getVirtualItems().map((/** @type {any} */ item) => String(item.key));

  useEffect(() => {
    const stop = tabStop.peek();
    if (!stop || !visible.includes(stop)) tabStop.value = lastMessageKey(rows, visible);
  });
  useEffect(() => {
    if (!wanted.current) return;
    const element = /** @type {HTMLElement | undefined} */ (rowElements(scroll.current).find((item) => item.dataset.key === wanted.current));
    if (!element) return;
    wanted.current = null;
    element.focus({ preventScroll: true });
  });

  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    const element = /** @type {HTMLElement} */ (event.target);
    if (!element.matches('.message')) return;
    const here = rows.findIndex((row) => row.key === element.dataset.key);
    const next = step(indexes, here, event);
    if (next !== null) {
      event.preventDefault();
      wanted.current = rows[next].key;
      tabStop.value = rows[next].key;
      list.scrollToIndex(next, { align: 'auto' });
      rowElements(scroll.current).find((item) => item.dataset.key === rows[next].key)?.focus({ preventScroll: true });
      return;
    }
    const row = rows[here];
    if (row?.type === 'message') messageKey(event, app, row.message, element);
  };
  return {
    onKeyDown,
    onFocusIn: (/** @type {FocusEvent} */ event) => { focused.value = keyAt(event.target); if (focused.value) tabStop.value = focused.value; },
    onFocusOut: (/** @type {FocusEvent} */ event) => { focused.value = keyAt(event.relatedTarget); },
    onPointerOver: (/** @type {PointerEvent} */ event) => { hovered.value = event.pointerType === 'touch' ? hovered.value : keyAt(event.target); },
    onPointerLeave: () => { hovered.value = null; },
    onClick: (/** @type {MouseEvent} */ event) => touchSelects(event),
  };
}

/** On a touch screen a tap on a message shows its tools. @param {MouseEvent} event */
function touchSelects(event) {
  if (!matchMedia('(hover: none)').matches || /** @type {Element} */ (event.target).closest('a, button')) return;
  const key = keyAt(event.target);
  hovered.value = hovered.value === key ? null : key;
}

/** @param {EventTarget | null} target */
function keyAt(target) {
  const row = target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest('.message')) : null;
  return row?.dataset.key ?? null;
}

/** @param {HTMLElement | null} root */
function rowElements(root) {
  return /** @type {HTMLElement[]} */ ([...(root?.querySelectorAll('.message') ?? [])]);
}

/** @param {import('./message-list.js').ListRow[]} rows @param {string[]} visible */
function lastMessageKey(rows, visible) {
  const shown = new Set(visible);
  return rows.findLast((row) => row.type === 'message' && shown.has(row.key))?.key ?? null;
}

/** @param {number[]} indexes @param {number} here @param {KeyboardEvent} event */
function step(indexes, here, event) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  const at = indexes.indexOf(here);
  switch (event.key) {
    case 'ArrowUp': return indexes[at - 1] ?? null;
    case 'ArrowDown': return indexes[at + 1] ?? null;
    case 'Home': return indexes[0] ?? null;
    case 'End': return indexes.at(-1) ?? null;
    default: return null;
  }
}
