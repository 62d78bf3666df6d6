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
  /** @type {ReturnType<typeof follow>|null} */
  let drag = null;
  /** @param {PointerEvent} event */
  const press = (event) => {
    const pressed = /** @type {HTMLElement} */ (event.target);
    const item = /** @type {HTMLElement|null} */ (pressed.closest('[data-drag]'));
    const key = item?.dataset.drag;
    if (!item || !key || event.button !== 0 || event.pointerType === 'touch' || pressed.closest('input, textarea, [data-no-drag]') || !(options().mayDrag?.(key) ?? true)) return;
    drag?.end();
    drag = follow(list, item, key, event, options);
  };
  list.addEventListener('pointerdown', press, { signal: stop.signal });
  list.addEventListener('dragstart', (event) => event.preventDefault(), { signal: stop.signal });
  return () => {
    drag?.end();
    stop.abort();
  };
}

/**
 * What follows the pointer is fetched for the first drag: what has happened meanwhile it is told.
 * @param {HTMLElement} list @param {HTMLElement} item @param {string} key @param {PointerEvent} start @param {() => DragOptions} options
 */
function follow(list, item, key, start, options) {
  const stop = new AbortController();
  /** @type {PointerEvent[]} */
  const missed = [];
  /** @type {{end: () => void} | null} */
  let drag = null;
  for (const kind of /** @type {const} */ (['pointermove', 'pointerup', 'pointercancel'])) document.addEventListener(kind, (event) => void missed.push(event), { signal: stop.signal });
  const begin = (/** @type {typeof import('./drag.js')} */ { followPointer }) => {
    if (stop.signal.aborted) return;
    stop.abort();
    drag = followPointer(list, item, key, start, options, missed);
  };
  import('./drag.js').then(begin, () => stop.abort());
  return {
    end() {
      stop.abort();
      drag?.end();
    },
  };
}
