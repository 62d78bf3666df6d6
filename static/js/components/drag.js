/**
 * One drag in a list that is sorted by pointer.
 * @typedef {import('./drag-list.js').DragOptions} DragOptions
 * @typedef {import('./drag-list.js').Drop} Drop
 * @typedef {import('./drag-list.js').Where} Where
 */

const THRESHOLD = 5;
const EDGE = 32;
const SPEED = 10;

/**
 * From the press to the release.
 * @param {HTMLElement} list @param {HTMLElement} item @param {string} key @param {PointerEvent} start @param {() => DragOptions} options
 * @param {PointerEvent[]} missed  what has happened since
 */
export function followPointer(list, item, key, start, options, missed) {
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
  /** @type {Record<string, (event: PointerEvent) => void>} */
  const acts = { pointermove: move, pointerup: release, pointercancel: end };
  for (const event of missed) acts[event.type](event);
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
