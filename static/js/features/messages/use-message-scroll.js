import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useVirtualizer } from '../../components/virtualizer.js';
import { useApp } from '../../state/context.js';
import { atBottom, entryPlace, estimateHeight, STICK } from './list-place.js';

const OLDER_SPACE = 240;
const AHEAD = 1200;
const OVERSCAN = 12;

/**
 * Everything about where the list stands: it enters a channel where it was left, sticks to the end, keeps its place, loads ahead and jumps.
 * @param {number} channelId
 * @param {import('../../state/types.js').ChannelView} view
 */
export function useMessageScroll(channelId, view) {
  const { actions } = useApp();
  const scroll = useRef(/** @type {HTMLDivElement | null} */ (null));
  const { rows, more } = view;
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => estimateHeight(rows[index]),
    getItemKey: (index) => rows[index]?.key ?? index,
    paddingStart: more.before ? OLDER_SPACE : 0,
    overscan: OVERSCAN,
    anchorTo: 'end',
    followOnAppend: !more.after,
    scrollEndThreshold: STICK,
  });
  useEntry(channelId, rows, list, scroll);
  useJump(channelId, rows, list);

  const look = () => {
    const element = scroll.current;
    if (!element) return;
    const { scrollTop, clientHeight, scrollHeight } = element;
    atBottom.value = !more.after && scrollHeight - scrollTop - clientHeight <= STICK;
    actions.setViewing(channelId, atBottom.value);
    if (more.before && !view.loadingOlder && !view.pageError && scrollTop < OLDER_SPACE + AHEAD) actions.loadOlder(channelId);
    if (more.after && !view.loadingNewer && !view.pageError && scrollHeight - scrollTop - clientHeight < AHEAD) actions.loadNewer(channelId);
  };
  useLayoutEffect(look, [rows, more.before, more.after, view.loadingOlder, view.loadingNewer]);
  return { scroll, list, onScroll: look };
}

/** @param {number} channelId @param {import('../../state/types.js').Row[]} rows @param {any} list @param {{current: HTMLElement | null}} scroll */
function useEntry(channelId, rows, list, scroll) {
  const { store, actions } = useApp();
  useLayoutEffect(() => {
    const place = entryPlace(rows, actions.recallScroll(channelId));
    const jumping = store.jump.peek()?.channelId === channelId && rows.some((row) => row.type === 'message' && row.message.id === store.jump.peek()?.messageId);
    if (place === 'bottom' || rows.length === 0) list.scrollToEnd();
    else if (!jumping) list.scrollToOffset(list.getOffsetForIndex(place.index, 'start')[0] + place.offset);
    const present = () => list.scrollToEnd();
    document.addEventListener('guildhall:present', present);
    return () => {
      document.removeEventListener('guildhall:present', present);
      actions.rememberScroll(channelId, placeNow(list, scroll.current));
      actions.setViewing(channelId, false);
    };
  }, []);
}

/** @param {any} list @param {HTMLElement | null} element @returns {{key: string, offset: number} | 'bottom'} */
function placeNow(list, element) {
  const offset = list.scrollOffset ?? 0;
  const first = list.getVirtualItemForOffset(offset);
  const atEnd = !element || element.scrollHeight - offset - element.clientHeight <= STICK;
  return atEnd || !first ? 'bottom' : { key: String(first.key), offset: offset - first.start };
}

/** Goes to the message that was asked for, once for each asking. @param {number} channelId @param {import('../../state/types.js').Row[]} rows @param {any} list */
function useJump(channelId, rows, list) {
  const jump = useApp().store.jump.value;
  const done = useRef(0);
  useEffect(() => {
    if (!jump || jump.channelId !== channelId || jump.token === done.current) return;
    const index = rows.findIndex((row) => row.type === 'message' && row.message.id === jump.messageId);
    if (index < 0) return;
    done.current = jump.token;
    list.scrollToIndex(index, { align: 'center' });
  }, [jump, rows]);
}
