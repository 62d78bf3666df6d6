import { computed } from '@preact/signals-core';

/**
 * One kept computed signal for each id.
 * @template T
 * @param {(id: number) => T} compute
 * @returns {(id: number) => import('@preact/signals-core').ReadonlySignal<T>}
 */
export function memo(compute) {
  /** @type {Map<number, import('@preact/signals-core').ReadonlySignal<T>>} */
  const known = new Map();
  return (id) => {
    const view = known.get(id) ?? computed(() => compute(id));
    known.set(id, view);
    return view;
  };
}
