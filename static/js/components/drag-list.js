import { useEffect, useRef } from 'preact/hooks';

/**
 * Sorting by pointer. Items carry `data-drag="<key>"`; while one is dragged, the item under the pointer carries
 * `data-drop="before | after | into"`, and the style draws the line. Fingers scroll and open menus: for them, as for keys, there is another way.
 * @typedef {'before'|'after'|'into'} Where
 * @typedef {{key: string, where: Where}} Drop
 * @typedef {object} DragOptions
 * @property {boolean} enabled
 * @property {(key: string) => boolean} [mayDrag]
 * @property {(key: string, target: string, where: Where) => boolean} [mayDrop]
 * @property {(key: string, target: string) => boolean} [mayGoInto]  the middle of the target is a place of its own
 * @property {(key: string, drop: Drop) => void} onDrop
 */

const THRESHOLD = 5;
const EDGE = 32;
const SPEED = 10;

/** @param {DragOptions} options @returns {import('preact').RefObject<any>} the ref of the list's element */
export function useDragList(options) {
  const ref = useRef(/** @type {HTMLElement|null} */ (null));
  const latest = useRef(options);
  latest.current = options;
  useEffect(() => (options.enabled && ref.current ? listenForDrags(ref.current, () => latest.current) : undefined), [options.enabled]);
  return ref;
}

/** @param {HTMLElement} list @param {() => DragOptions} options */
function listenForDrags(list, options) {
  const stop = new AbortController();
  /** @type {ReturnType<typeof followPointer>|null} */
  let drag = null;
  /** @param {PointerEvent} event */
  const press = (event) => {
    const pressed = /** @type {HTMLElement} */ (event.target);
    const item = /** @type {HTMLElement|null} */ (pressed.closest('[data-drag]'));
    const key = item?.dataset.drag;
    if (!item || !key || event.button !== 0 || event.pointerType === 'touch' || pressed.closest('input, textarea, [data-no-drag]') || !(options().mayDrag?.(key) ?? true)) return;
    drag?.end();
    drag = followPointer(list, item, key, event, options);
  };
  list.addEventListener('pointerdown', press, { signal: stop.signal });
  list.addEventListener('dragstart', (event) => event.preventDefault(), { signal: stop.signal });
  return () => {
    drag?.end();
    stop.abort();
  };
}

/** @param {HTMLElement} list @param {HTMLElement} item @param {string} key @param {PointerEvent} start @param {() => DragOptions} options */
function followPointer(list, item, key, start, options) {
  const stop = new AbortController();
  let dragging = false;
  /** @type {HTMLElement|null} */
  let marked = null;
  /** @type {Drop|null} */
  let drop = null;
  let scroller = 0;
  let y = start.clientY;

  const begin = () => {
    dragging = true;
    item.dataset.dragging = '';
    document.documentElement.dataset.sorting = '';
    scroller = requestAnimationFrame(scroll);
  };
  const unmark = () => {
    delete marked?.dataset.drop;
    marked = null;
    drop = null;
  };
  const end = () => {
    stop.abort();
    cancelAnimationFrame(scroller);
    unmark();
    delete item.dataset.dragging;
    delete document.documentElement.dataset.sorting;
  };
  const scroll = () => {
    const box = list.getBoundingClientRect();
    if (y < box.top + EDGE) list.scrollBy(0, -SPEED);
    else if (y > box.bottom - EDGE) list.scrollBy(0, SPEED);
    scroller = requestAnimationFrame(scroll);
  };
  /** @param {PointerEvent} event */
  const move = (event) => {
    y = event.clientY;
    const far = Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) >= THRESHOLD;
    if (!dragging && far) begin();
    if (!dragging) return;
    unmark();
    const target = targetAt(list, event, key, options());
    if (!target) return;
    marked = target.element;
    marked.dataset.drop = target.drop.where;
    drop = target.drop;
  };
  const release = () => {
    const wanted = drop;
    const moved = dragging;
    end();
    if (moved) swallowClick();
    if (wanted) options().onDrop(key, wanted);
  };
  /** @param {KeyboardEvent} event */
  const cancel = (event) => {
    if (event.key !== 'Escape' || !dragging) return;
    event.preventDefault();
    event.stopPropagation();
    end();
    swallowClick();
  };
  const listening = { signal: stop.signal };
  document.addEventListener('pointermove', move, listening);
  document.addEventListener('pointerup', release, listening);
  document.addEventListener('pointercancel', end, listening);
  document.addEventListener('keydown', cancel, { ...listening, capture: true });
  return { end };
}

/** @param {HTMLElement} list @param {PointerEvent} event @param {string} key @param {DragOptions} options */
function targetAt(list, event, key, { mayDrop, mayGoInto }) {
  const element = /** @type {HTMLElement|null} */ (document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-drag]') ?? null);
  const target = element?.dataset.drag;
  if (!element || !target || target === key || !list.contains(element)) return null;
  const box = element.getBoundingClientRect();
  const where = placeIn((event.clientY - box.top) / box.height, mayGoInto?.(key, target) ?? false);
  return (mayDrop?.(key, target, where) ?? true) ? { element, drop: { key: target, where } } : null;
}

/** @param {number} share 0 at the top, 1 at the bottom @param {boolean} hasInside @returns {Where} */
export function placeIn(share, hasInside) {
  if (hasInside && share > 0.25 && share < 0.75) return 'into';
  return share < 0.5 ? 'before' : 'after';
}

/** The release of a drag is no click on what is under it. */
function swallowClick() {
  const swallow = (/** @type {Event} */ event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => document.removeEventListener('click', swallow, { capture: true }), 0);
}
