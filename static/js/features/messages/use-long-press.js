import { useRef } from 'preact/hooks';

const HELD = 450;
const STILL = 10;

/**
 * A finger that rests on something asks what can be done with it.
 * @param {(target: Element) => void} onLongPress
 */
export function useLongPress(onLongPress) {
  const press = useRef(/** @type {{timer: ReturnType<typeof setTimeout>, x: number, y: number, done: boolean} | null} */ (null));
  const end = () => {
    clearTimeout(press.current?.timer);
  };
  return {
    /** @param {TouchEvent} event */
    onTouchStart(event) {
      end();
      press.current = null;
      if (event.touches.length !== 1) return;
      const target = /** @type {Element} */ (event.target);
      const { clientX: x, clientY: y } = event.touches[0];
      const fire = () => {
        if (press.current) press.current.done = true;
        navigator.vibrate?.(10);
        onLongPress(target);
      };
      press.current = { timer: setTimeout(fire, HELD), x, y, done: false };
    },
    /** @param {TouchEvent} event */
    onTouchMove(event) {
      const { clientX, clientY } = event.touches[0];
      if (press.current && Math.hypot(clientX - press.current.x, clientY - press.current.y) > STILL) end();
    },
    /** What was meant as that is no tap. @param {TouchEvent} event */
    onTouchEnd(event) {
      end();
      if (press.current?.done) event.preventDefault();
    },
    onTouchCancel: end,
  };
}
