import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { COLUMNS, nextItem, planRows, rowOf, rowsBetween, sectionAt } from './picker-rows.js';
import { PickerCell } from './picker-cell.js';

/** @typedef {import('./picker-sections.js').Item} Item */

const AHEAD = 240; // pixels drawn above and below what is on show
const HOLD = 450; // milliseconds of a finger that stays

/**
 * @typedef {object} Handle  What the rest of the picker may ask of the grid.
 * @property {(index: number) => void} focus
 * @property {(key: string) => void} goTo  a section
 */

/**
 * A long grid of which only what is on show is drawn: one tab stop, arrows move.
 * @param {{sections: import('./picker-sections.js').Section[], query: string, label: string, handle: {current: Handle | null}, onPick: (item: Item, stay: boolean) => void,
 *   onPoint: (item: Item) => void, onTones: (item: Item, index: number) => void, onSection: (key: string) => void}} props
 */
export function PickerGrid({ sections, query, label, handle, onPick, onPoint, onTones, onSection }) {
  const scroll = useRef(/** @type {HTMLElement | null} */ (null));
  const [top, setTop] = useState(0);
  const [current, setCurrent] = useState(0);
  const wanted = useRef(-1);
  const plan = useMemo(() => planRows(sections), [sections]);
  const height = scroll.current?.clientHeight ?? 320;

  useLayoutEffect(() => {
    scroll.current?.scrollTo({ top: 0 });
    setCurrent(0);
  }, [query]);
  /** Now, or as soon as it has been drawn. */
  const focusWanted = () => {
    const cell = wanted.current < 0 ? null : /** @type {HTMLElement | null | undefined} */ (scroll.current?.querySelector(`[data-index="${wanted.current}"]`));
    if (!cell) return;
    wanted.current = -1;
    cell.focus({ preventScroll: true });
  };
  useLayoutEffect(focusWanted);

  /** @param {number} index */
  const focus = (index) => {
    const row = rowOf(plan, index);
    const box = scroll.current;
    if (!row || !box) return;
    if (row.top < box.scrollTop) box.scrollTop = row.top - (row.start === 0 ? row.top : 0);
    else if (row.top + row.height > box.scrollTop + box.clientHeight) box.scrollTop = row.top + row.height - box.clientHeight;
    wanted.current = index;
    setTop(box.scrollTop);
    setCurrent(index);
    focusWanted();
  };
  /** @param {string} key */
  const goTo = (key) => {
    const start = plan.starts.find((one) => one.key === key);
    if (start) scroll.current?.scrollTo({ top: start.top });
  };
  handle.current = { focus, goTo };

  const onScroll = () => {
    const now = scroll.current?.scrollTop ?? 0;
    setTop(now);
    onSection(sectionAt(plan, now));
  };
  const pointer = useHold((index) => onTones(plan.items[index], index));
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    const here = indexOf(event);
    if (here < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const wantsTones = event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10');
    const next = nextItem(plan, here, event.key);
    if (event.key === 'Enter') onPick(plan.items[here], event.shiftKey);
    else if (wantsTones) onTones(plan.items[here], here);
    else if (next !== null) focus(next);
    else return;
    event.preventDefault();
  };
  /** @param {Event} event */
  const point = (event) => {
    const index = indexOf(event);
    if (index < 0) return;
    onPoint(plan.items[index]);
    if (event.type === 'focusin') setCurrent(index);
  };
  /** @param {MouseEvent} event */
  const click = (event) => {
    const index = indexOf(event);
    if (index >= 0 && !pointer.wasHeld()) onPick(plan.items[index], event.shiftKey);
  };
  return html`<div class="picker-scroll" ref=${scroll} tabindex="-1" onScroll=${onScroll} onKeyDown=${key} onPointerOver=${point} onFocusIn=${point} onClick=${click} ...${pointer.handlers}>
    <div class="picker-space" role="grid" aria-label=${label} aria-colcount=${COLUMNS} aria-rowcount=${plan.rows.length} style=${{ blockSize: `${plan.height}px` }}>
      ${rowsBetween(plan, top - AHEAD, top + height + AHEAD).map((row) => html`<div class=${row.type === 'label' ? 'picker-label' : 'picker-row'} role="row" key=${row.key}
          aria-rowindex=${plan.rows.indexOf(row) + 1} style=${{ transform: `translateY(${row.top}px)`, blockSize: `${row.height}px` }}>
        ${row.type === 'label'
          ? html`<span role="rowheader" class="truncate">${row.label}</span>`
          : row.items.map((item, at) => html`<${PickerCell} key=${item.id} item=${item} index=${row.start + at} isStop=${row.start + at === current} />`)}
      </div>`)}
    </div>
  </div>`;
}

/** @param {Event} event */
function indexOf(event) {
  const cell = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest('[data-index]'));
  return cell ? Number(cell.dataset.index) : -1;
}

/** A long press, or the other button. The click that ends a long press is not one. @param {(index: number) => void} onHold */
function useHold(onHold) {
  const timer = useRef(/** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined));
  const held = useRef(false);
  const cancel = () => clearTimeout(timer.current);
  /** @param {PointerEvent} event */
  const onPointerDown = (event) => {
    const index = indexOf(event);
    held.current = false;
    cancel();
    if (index < 0 || event.button !== 0) return;
    timer.current = setTimeout(() => {
      held.current = true;
      onHold(index);
    }, HOLD);
  };
  /** @param {MouseEvent} event */
  const onContextMenu = (event) => {
    event.preventDefault();
    const index = indexOf(event);
    cancel();
    if (index >= 0 && !held.current) onHold(index);
  };
  const wasHeld = () => {
    const was = held.current;
    held.current = false;
    return was;
  };
  return { wasHeld, handlers: { onPointerDown, onContextMenu, onPointerUp: cancel, onPointerLeave: cancel, onPointerCancel: cancel } };
}
