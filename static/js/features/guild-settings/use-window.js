import { useLayoutEffect, useState } from 'preact/hooks';

const SPARE = 12; // rows on either side

/**
 * Which rows of a long list in a page that scrolls are near what is seen; what is left out is kept as space. All rows have one height.
 * @param {{current: HTMLElement | null}} box
 * @param {number} count
 * @param {number} guess  the height of a row, until one is there
 */
export function useWindow(box, count, guess) {
  const [seen, setSeen] = useState({ from: 0, to: Math.min(count, 40), height: guess });
  useLayoutEffect(() => {
    const element = box.current;
    const scroller = element && scrollerOf(element);
    if (!element || !scroller) return undefined;
    const look = () => setSeen((now) => {
      const height = element.firstElementChild?.getBoundingClientRect().height || now.height;
      const above = scroller.getBoundingClientRect().top - element.getBoundingClientRect().top;
      const from = Math.max(0, Math.floor(above / height) - SPARE);
      const to = Math.min(count, Math.ceil((above + scroller.clientHeight) / height) + SPARE);
      const isSame = from === now.from && to === now.to && height === now.height;
      return isSame ? now : { from: Math.min(from, Math.max(0, to - 1)), to, height };
    });
    look();
    scroller.addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    return () => {
      scroller.removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  }, [count]);
  const to = Math.min(seen.to, count);
  const from = Math.min(seen.from, to);
  return { from, to, before: from * seen.height, after: (count - to) * seen.height };
}

/** @param {HTMLElement} element @returns {HTMLElement} */
function scrollerOf(element) {
  for (let at = element.parentElement; at; at = at.parentElement) if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  return document.documentElement;
}
