import { useMemo } from 'preact/hooks';
import { drawerMode, drawerOpen, narrow, pane } from './ui.js';

const FAR = 60;

/** Right: back towards the channels. Left: on towards the chat, then the members. */
export function useSwipe() {
  return useMemo(() => {
    /** @type {{x: number, y: number} | null} */
    let start = null;
    /** @param {TouchEvent} event */
    const onTouchStart = (event) => {
      const [touch] = event.touches;
      const inside = /** @type {Element} */ (event.target).closest('input, textarea, pre, [popover]');
      start = event.touches.length === 1 && !inside ? { x: touch.clientX, y: touch.clientY } : null;
    };
    /** @param {TouchEvent} event */
    const onTouchEnd = (event) => {
      const [touch] = event.changedTouches;
      if (start) step(direction(touch.clientX - start.x, touch.clientY - start.y));
      start = null;
    };
    return { onTouchStart, onTouchEnd };
  }, []);
}

/** @param {number} dx @param {number} dy @returns {-1 | 0 | 1} */
export function direction(dx, dy) {
  if (Math.abs(dx) < FAR || Math.abs(dx) < 2 * Math.abs(dy)) return 0;
  return dx > 0 ? 1 : -1;
}

/** @param {-1 | 0 | 1} way */
function step(way) {
  if (way === 1 && drawerOpen.value) drawerOpen.value = false;
  else if (way === 1 && narrow.value) pane.value = 'list';
  else if (way === -1 && narrow.value && pane.value === 'list') pane.value = 'chat';
  else if (way === -1 && drawerMode.value) drawerOpen.value = true;
}
