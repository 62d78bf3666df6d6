import { useEffect, useRef, useState } from 'preact/hooks';
import { nextStop } from './layout.js';

/**
 * One tab stop in a long list: arrows move over people, the list scrolls along.
 * @param {import('./layout.js').Layout} layout
 * @param {{current: HTMLElement | null}} scroll
 * @param {(row: import('./layout.js').ListRow) => boolean} isStop
 * @param {number} rowHeight
 */
export function useMemberFocus(layout, scroll, isStop, rowHeight) {
  const [chosen, setChosen] = useState(-1);
  /** Where the focus is to go once that row is drawn: what an earlier drawing does not have it must not use up. */
  const wanted = useRef(-1);
  const isThere = chosen >= 0 && chosen < layout.count && isStop(layout.at(chosen));
  const index = isThere ? chosen : (nextStop(layout, -1, 'ArrowDown', isStop) ?? -1);

  useEffect(() => {
    if (wanted.current !== index) return;
    const element = /** @type {HTMLElement | null | undefined} */ (scroll.current?.querySelector(`[data-index="${index}"]`));
    if (!element) return;
    wanted.current = -1;
    element.focus({ preventScroll: true });
  });

  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    const next = event.altKey || event.ctrlKey || event.metaKey ? null : nextStop(layout, index, event.key, isStop);
    if (next === null) return;
    event.preventDefault();
    wanted.current = next;
    setChosen(next);
    reveal(scroll.current, layout.topOf(next), rowHeight);
  };
  /** @param {FocusEvent} event */
  const onFocusIn = (event) => setChosen(Number(/** @type {HTMLElement} */ (event.target).dataset.index ?? index));
  return { index, onKeyDown, onFocusIn };
}

/** @param {HTMLElement | null} list @param {number} top @param {number} height */
function reveal(list, top, height) {
  if (!list) return;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (top + height > list.scrollTop + list.clientHeight) list.scrollTop = top + height - list.clientHeight;
}
