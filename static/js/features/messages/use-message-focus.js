import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../../state/context.js';
import { focused, hovered, tabStop } from './focus-state.js';
import { messageKey } from './message-keys.js';
import { select, selection } from './selection.js';

/**
 * The list is one tab stop, at its newest message on show: arrows walk over messages, letters act on the one that has the focus.
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
    if (!stop || !focused.peek() || !visible.includes(stop)) tabStop.value = lastMessageKey(rows, visible);
  });
  const last = useRef({ key: '', index: -1 });
  useEffect(() => {
    const index = rows.findIndex((row) => row.key === last.current.key);
    const isGone = index < 0 && last.current.key !== '' && document.activeElement === document.body;
    if (isGone) wanted.current = nearestMessage(rows, last.current.index);
    last.current = index < 0 ? { key: '', index: -1 } : { key: last.current.key, index };
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
      tabStop.value = rows[next].key;
      hovered.value = null;
      list.scrollToIndex(next, { align: 'auto' });
      const target = rowElements(scroll.current).find((item) => item.dataset.key === rows[next].key);
      wanted.current = target ? null : rows[next].key;
      target?.focus({ preventScroll: true });
      return;
    }
    const row = rows[here];
    if (row?.type !== 'message') return;
    if (selection.value && (event.key === ' ' || event.key === 'Enter')) choose(event, row.message.id);
    else messageKey(event, app, row.message, element);
  };
  /** @param {MouseEvent | KeyboardEvent} event @param {number} id */
  const choose = (event, id) => {
    event.preventDefault();
    event.stopPropagation();
    select(rows.flatMap((row) => (row.type === 'message' ? [row.message.id] : [])), id, event.shiftKey);
  };
  /** @param {EventTarget | null} target */
  const messageAt = (target) => {
    const row = rows.find((one) => one.key === keyAt(target));
    return row?.type === 'message' ? row.message : null;
  };
  /** @param {string | null} key */
  const take = (key) => {
    focused.value = key;
    if (!key) return;
    tabStop.value = key;
    last.current = { key, index: rows.findIndex((row) => row.key === key) };
  };
  return {
    onKeyDown,
    /** While several are being chosen, a press on a message does nothing else. */
    onClickCapture: (/** @type {MouseEvent} */ event) => {
      const message = selection.value && messageAt(event.target);
      if (message?.state === 'sent') choose(event, message.id);
    },
    onFocusIn: (/** @type {FocusEvent} */ event) => take(keyAt(event.target)),
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

/** The message that stands where another has gone. @param {import('./message-list.js').ListRow[]} rows @param {number} index */
function nearestMessage(rows, index) {
  const isMessage = (/** @type {import('./message-list.js').ListRow} */ row) => row.type === 'message';
  return (rows.slice(Math.max(0, index)).find(isMessage) ?? rows.slice(0, Math.max(0, index)).findLast(isMessage))?.key ?? null;
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
