import { useLayoutEffect, useRef } from 'preact/hooks';

/** A panel that opens takes the focus at its name. Returns the ref of what it holds. */
export function usePanelFocus() {
  const ref = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    const title = ref.current?.closest('aside')?.querySelector('h2');
    title?.setAttribute('tabindex', '-1');
    title?.focus({ preventScroll: true });
  }, []);
  return ref;
}
