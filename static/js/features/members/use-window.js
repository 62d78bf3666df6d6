import { useLayoutEffect, useState } from 'preact/hooks';

/** Rows drawn above and below what is seen. */
const SPARE = 8;

/**
 * The part of a long list that is on the screen.
 * @param {{current: HTMLElement | null}} scroll
 * @param {import('./layout.js').Layout} layout
 */
export function useWindow(scroll, layout) {
  const [seen, setSeen] = useState({ top: 0, height: 0 });
  useLayoutEffect(() => {
    const element = scroll.current;
    if (!element) return undefined;
    const look = () => setSeen((old) => (old.top === element.scrollTop && old.height === element.clientHeight ? old : { top: element.scrollTop, height: element.clientHeight }));
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroll.current]);
  const first = Math.max(0, layout.indexAt(seen.top) - SPARE);
  const last = Math.min(layout.count - 1, layout.indexAt(seen.top + seen.height) + SPARE);
  return { first, last };
}
