import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useVirtualizer } from '../../components/virtualizer.js';
import { useApp } from '../../state/context.js';
import { estimateHeight } from './estimate-height.js';
import { HAIR, holdPlace, readBack } from './hold-place.js';
import { atBottom, distanceFromEnd, entryPlace, messageOnShow, placeNow, STICK } from './list-place.js';

/** @typedef {import('./message-list.js').ListRow[]} ListRows */
/** @typedef {import('../../components/virtualizer.js').List} List */

const OLDER_SPACE = 240;
const END_SPACE = 16;
const AHEAD = 1200;
const OVERSCAN = 12;
const SETTLING = 300;
const PATIENCE = 3000;

/** Of the list, as it was last: heights guessed with another would move what one comes back to. */
let width = 740;

/**
 * Everything about where the list stands: it enters a channel where it was left, sticks to the end, keeps its place, loads ahead and jumps.
 * @param {number} channelId
 * @param {import('../../state/types.js').ChannelView} view
 * @param {ListRows} rows
 */
export function useMessageScroll(channelId, view, rows) {
  const { actions } = useApp();
  const scroll = useRef(/** @type {HTMLDivElement | null} */ (null));
  const remembered = useRef(/** @type {import('./list-place.js').Place | undefined} */ (actions.recallScroll(channelId)));
  const { more } = view;
  const stuck = useRef(true);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => estimateHeight(rows[index], width),
    getItemKey: (index) => rows[index]?.key ?? index,
    initialMeasurementsCache: remembered.current?.sizes ?? [],
    paddingStart: more.before ? OLDER_SPACE : 0,
    paddingEnd: END_SPACE,
    overscan: OVERSCAN,
    scrollToFn: holdPlace,
    anchorTo: 'end',
    scrollEndThreshold: 1,
  });
  width = list.scrollRect?.width || width;
  const drawn = useRef(rows);
  if (stuck.current && drawn.current !== rows) expectEnd(list);
  drawn.current = rows;
  const anchor = useRef(/** @type {number | null} */ (null));
  const aim = useAim(rows, list, scroll);
  useEntry(rows, list, remembered.current, stuck, aim);
  useStick(list, scroll, stuck);
  useJump(channelId, rows, stuck, aim);
  useLeave(channelId, list, scroll, anchor);

  const look = () => {
    const element = scroll.current;
    if (!element) return;
    if (more.before && element.scrollTop < HAIR) element.scrollTop = HAIR;
    const left = distanceFromEnd(element);
    stuck.current = left <= STICK && !more.after;
    atBottom.value = stuck.current;
    anchor.current = messageOnShow(rows, list, element);
    actions.setViewing(channelId, atBottom.value, anchor.current);
    if (more.before && !view.loadingOlder && !view.pageError && element.scrollTop < OLDER_SPACE + AHEAD) actions.loadOlder(channelId);
    if (more.after && !view.loadingNewer && !view.pageError && left < AHEAD) actions.loadNewer(channelId);
  };
  useLayoutEffect(look, [rows, more.before, more.after, view.loadingOlder, view.loadingNewer]);
  return { scroll, list, onScroll: look };
}

/** @typedef {(index: number, align: 'start' | 'center', offset: number) => void} Aim */

/**
 * Goes to a row and, once it is drawn, holds it there for a moment while the rows around it are measured, and while others come above it.
 * @param {ListRows} rows @param {List} list @param {{current: HTMLElement | null}} scroll @returns {Aim}
 */
function useAim(rows, list, scroll) {
  const goal = useRef({ key: '', align: 'start', offset: 0, until: 0 });
  useLayoutEffect(() => {
    const aim = goal.current;
    const now = Date.now();
    if (scroll.current && now < aim.until && holdAt(scroll.current, aim, rows)) aim.until = Math.min(aim.until, now + SETTLING);
  });
  return (index, align, offset) => {
    goal.current = { key: rows[index].key, align, offset, until: Date.now() + PATIENCE };
    list.scrollToOffset((list.getOffsetForIndex(index, align)?.[0] ?? 0) + offset);
  };
}

/** Whether the row is there. @param {HTMLElement} element @param {{key: string, align: string, offset: number}} goal @param {ListRows} rows */
function holdAt(element, { key, align, offset }, rows) {
  const index = rows.findIndex((row) => row.key === key);
  const slot = element.querySelector(`[data-index="${index}"]`)?.getBoundingClientRect();
  if (!slot) return false;
  const wanted = align === 'center' ? (element.clientHeight - slot.height) / 2 : -offset;
  element.scrollTop += slot.top - element.getBoundingClientRect().top - wanted;
  return true;
}

/**
 * @param {ListRows} rows @param {List} list @param {import('./list-place.js').Place | undefined} remembered
 * @param {{current: boolean}} stuck @param {Aim} aim
 */
function useEntry(rows, list, remembered, stuck, aim) {
  useLayoutEffect(() => {
    const place = entryPlace(rows, remembered);
    stuck.current = place === 'end';
    if (place === 'end') list.scrollToEnd();
    else aim(place.index, 'start', place.offset);
  }, []);
}

/**
 * Whoever reads the end stays there: when messages come, when rows or the composer grow, when the window changes.
 * @param {List} list @param {{current: HTMLElement | null}} scroll @param {{current: boolean}} stuck
 */
function useStick(list, scroll, stuck) {
  const stay = () => {
    if (stuck.current) toEnd(list, scroll.current);
  };
  useLayoutEffect(stay);
  useEffect(() => {
    const observer = new ResizeObserver(stay);
    const present = () => {
      stuck.current = true;
      toEnd(list, scroll.current);
    };
    if (scroll.current) observer.observe(scroll.current);
    document.addEventListener('guildhall:present', present);
    return () => {
      observer.disconnect();
      document.removeEventListener('guildhall:present', present);
    };
  }, []);
}

/** Whoever stands at the end will stand at the new end: rows of where that was need not be drawn first. @param {List} list */
function expectEnd(list) {
  if (list.scrollRect) list.scrollOffset = Math.max(0, list.getTotalSize() - list.scrollRect.height);
}

/**
 * Until the list hears of it, it would draw the rows of where it was, and leave a hole where it is.
 * @param {List} list @param {HTMLElement | null} element
 */
function toEnd(list, element) {
  if (!element) return;
  if (distanceFromEnd(element) > 1) element.scrollTop = element.scrollHeight;
  readBack(list);
}

/** Goes to the message that was asked for, once for each asking. @param {number} channelId @param {ListRows} rows @param {{current: boolean}} stuck @param {Aim} aim */
function useJump(channelId, rows, stuck, aim) {
  const jump = useApp().store.jump.value;
  const done = useRef(0);
  useLayoutEffect(() => {
    if (!jump || jump.channelId !== channelId || jump.token === done.current) return;
    const index = rows.findIndex((row) => row.type === 'message' && row.message.id === jump.messageId);
    if (index < 0) return;
    done.current = jump.token;
    stuck.current = false;
    aim(index, 'center', 0);
  }, [jump, rows]);
}

/** @param {number} channelId @param {List} list @param {{current: HTMLElement | null}} scroll @param {{current: number | null}} anchor */
function useLeave(channelId, list, scroll, anchor) {
  const { actions } = useApp();
  useLayoutEffect(() => {
    const element = scroll.current;
    return () => {
      if (element) actions.rememberScroll(channelId, placeNow(list, element));
      actions.setViewing(channelId, false, anchor.current);
    };
  }, []);
}
