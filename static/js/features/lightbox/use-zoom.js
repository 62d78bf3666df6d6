import { useEffect, useRef, useState } from 'preact/hooks';
import { fitted, moved, STEP, WHOLE, zoomed } from './zoom.js';

/** @typedef {{x: number, y: number}} Point */

const SWIPE = 60; // pixels
const WHEEL = 0.0018; // of the logarithm, for each pixel that a wheel turns

/**
 * Fingers, pointer, wheel and keys move one view of the picture. The returned handlers belong on the stage.
 * @param {{width?: number, height?: number}} natural
 * @param {unknown} key another picture begins whole
 * @param {(step: number) => void} onSwipe a finger has drawn the whole picture aside
 */
export function useZoom(natural, key, onSwipe) {
  const stage = useRef(/** @type {HTMLElement | null} */ (null));
  const [view, setView] = useState(WHOLE);
  const [size, setSize] = useState({ width: innerWidth, height: innerHeight });
  const pointers = useRef(/** @type {Map<number, Point>} */ (new Map()));
  const dragged = useRef(false);
  const begun = useRef(/** @type {Point | null} */ (null));
  const picture = fitted({ width: natural.width ?? 1, height: natural.height ?? 1 }, size);
  const sizes = { picture, window: size };

  useEffect(() => setView(WHOLE), [key]);
  useEffect(() => {
    const box = /** @type {HTMLElement} */ (stage.current);
    const observer = new ResizeObserver(() => setSize({ width: box.clientWidth, height: box.clientHeight }));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);

  /** @param {Point} point of the window @returns {Point} from the middle of the stage */
  const fromMiddle = ({ x, y }) => {
    const box = /** @type {HTMLElement} */ (stage.current).getBoundingClientRect();
    return { x: x - box.left - box.width / 2, y: y - box.top - box.height / 2 };
  };
  /** @param {number} factor @param {Point} [point] */
  const zoom = (factor, point = { x: 0, y: 0 }) => setView((now) => zoomed(now, factor, point, sizes));
  /** @param {number} dx @param {number} dy */
  const move = (dx, dy) => setView((now) => moved(now, dx, dy, sizes));

  const handlers = {
    onWheel: (/** @type {WheelEvent} */ event) => {
      event.preventDefault();
      zoom(Math.exp(-event.deltaY * WHEEL), fromMiddle({ x: event.clientX, y: event.clientY }));
    },
    onDblClick: (/** @type {MouseEvent} */ event) => (view.scale > 1 ? setView(WHOLE) : zoom(STEP * STEP, fromMiddle({ x: event.clientX, y: event.clientY }))),
    onPointerDown: (/** @type {PointerEvent} */ event) => {
      if (event.button !== 0) return;
      dragged.current = false;
      pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      begun.current = pointers.current.size === 1 && event.pointerType === 'touch' && view.scale === 1 ? { x: event.clientX, y: event.clientY } : null;
      /** @type {HTMLElement} */ (event.currentTarget).setPointerCapture(event.pointerId);
    },
    onPointerMove: (/** @type {PointerEvent} */ event) => {
      const old = pointers.current.get(event.pointerId);
      if (!old) return;
      const now = { x: event.clientX, y: event.clientY };
      const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
      pointers.current.set(event.pointerId, now);
      if (Math.hypot(now.x - old.x, now.y - old.y) > 2) dragged.current = true;
      if (other) zoom(distance(now, other) / (distance(old, other) || 1), fromMiddle({ x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }));
      else move(now.x - old.x, now.y - old.y);
    },
    onPointerUp: (/** @type {PointerEvent} */ event) => {
      pointers.current.delete(event.pointerId);
      const way = begun.current ? event.clientX - begun.current.x : 0;
      begun.current = null;
      if (Math.abs(way) > SWIPE) onSwipe(way < 0 ? 1 : -1);
    },
    onPointerCancel: (/** @type {PointerEvent} */ event) => pointers.current.delete(event.pointerId),
  };
  return { stage, view, picture, zoom, move, reset: () => setView(WHOLE), wasDragged: () => dragged.current, handlers };
}

/** @param {Point} a @param {Point} b */
const distance = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);
