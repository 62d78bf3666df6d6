import { useEffect, useRef } from 'preact/hooks';

/** A panel that opens takes the focus at its name, and gives it back. Returns the ref of what it holds. */
export function usePanelFocus() {
  const ref = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    const before = /** @type {HTMLElement | null} */ (document.activeElement);
    const panel = ref.current?.closest('aside');
    panel?.querySelector('h2')?.setAttribute('tabindex', '-1');
    panel?.querySelector('h2')?.focus({ preventScroll: true });
    return () => {
      const isFree = document.activeElement === document.body || panel?.contains(document.activeElement);
      if (isFree && before?.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return ref;
}
