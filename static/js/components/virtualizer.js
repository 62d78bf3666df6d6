import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';

// The package as published asks Node's `process` which build it is; a browser has none.
/** @type {any} */ (globalThis).process ??= { env: { NODE_ENV: 'production' } };

/** @typedef {import('@tanstack/virtual-core').VirtualizerOptions<any, any>} Options */
/** @typedef {import('@tanstack/virtual-core').Virtualizer<any, any>} List */
/** @typedef {Partial<Options> & Pick<Options, 'count' | 'getScrollElement' | 'estimateSize'>} Wanted */

/** The virtual list of @tanstack/virtual-core as a hook. @param {Wanted} wanted @returns {List} */
export function useVirtualizer(wanted) {
  const [, draw] = useReducer((count) => count + 1, 0);
  const kept = useRef(/** @type {List | null} */ (null));
  /** @type {Options} */
  const options = {
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    ...wanted,
    onChange: (list, sync) => {
      draw(0);
      wanted.onChange?.(list, sync);
    },
  };
  kept.current ??= new Virtualizer(options);
  const list = kept.current;
  list.setOptions(options);
  useLayoutEffect(() => list._didMount(), []);
  useLayoutEffect(() => list._willUpdate());
  return list;
}
