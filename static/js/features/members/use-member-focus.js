import { useEffect, useRef, useState } from 'preact/hooks';

/**
 * One tab stop in a virtual list: arrows move over people, the list scrolls along.
 * @param {import('./members.js').MemberListRow[]} rows
 * @param {import('@tanstack/virtual-core').Virtualizer<any, any>} list
 * @param {{current: HTMLElement | null}} scroll
 */
export function useMemberFocus(rows, list, scroll) {
  const first = rows.findIndex((row) => row.person);
  const [chosen, setChosen] = useState(first);
  const wanted = useRef(false);
  const index = rows[chosen]?.person ? chosen : first;

  useEffect(() => {
    if (!wanted.current) return;
    const element = /** @type {HTMLElement | null | undefined} */ (scroll.current?.querySelector(`[data-index="${index}"]`));
    if (!element) return;
    wanted.current = false;
    element.focus({ preventScroll: true });
  });

  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    const next = nextPerson(rows, index, event.key);
    if (next === null || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    wanted.current = true;
    setChosen(next);
    list.scrollToIndex(next, { align: 'auto' });
  };
  /** @param {FocusEvent} event */
  const onFocusIn = (event) => setChosen(Number(/** @type {HTMLElement} */ (event.target).dataset.index ?? index));
  return { index, onKeyDown, onFocusIn };
}

/** @param {import('./members.js').MemberListRow[]} rows @param {number} from @param {string} key */
function nextPerson(rows, from, key) {
  const people = rows.flatMap((row, index) => (row.person ? [index] : []));
  const here = people.indexOf(from);
  if (key === 'ArrowDown') return people[Math.min(here + 1, people.length - 1)] ?? null;
  if (key === 'ArrowUp') return people[Math.max(here - 1, 0)] ?? null;
  if (key === 'Home') return people[0] ?? null;
  if (key === 'End') return people.at(-1) ?? null;
  return null;
}
