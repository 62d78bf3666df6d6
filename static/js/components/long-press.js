const HELD = 450;
const STILL = 10;
/** Where the browser's own menu is the better one: it pastes, and it selects. */
const TEXT = 'input, textarea, select';

/** @typedef {{timer: ReturnType<typeof setTimeout>, touch: Touch, asked: boolean, answered: boolean}} Press */

/**
 * A finger that rests on something asks for its menu. Some browsers send `contextmenu` then and Safari on a phone does not; so it is sent
 * from here in all of them, once for each press, and whoever listens to `contextmenu` has fingers answered too.
 */
export function listenForLongPresses() {
  /** @type {Press | null} */
  let press = null;
  /** @type {Event | null} */
  let own = null;

  const ask = () => {
    if (!press || press.asked) return;
    press.asked = true;
    own = menuEvent(press.touch);
    press.answered = !press.touch.target.dispatchEvent(own);
    if (press.answered) navigator.vibrate?.(10);
  };
  const end = () => {
    clearTimeout(press?.timer);
    press = null;
  };
  /** @param {TouchEvent} event */
  const start = (event) => {
    end();
    const [touch] = event.touches;
    if (event.touches.length > 1 || /** @type {Element} */ (touch.target).closest(TEXT)) return;
    press = { timer: setTimeout(ask, HELD), touch, asked: false, answered: false };
  };
  /** @param {TouchEvent} event */
  const move = ({ touches: [{ clientX, clientY }] }) => {
    if (press && !press.asked && Math.hypot(clientX - press.touch.clientX, clientY - press.touch.clientY) > STILL) end();
  };
  /** What has opened a menu is neither a tap nor a swipe. @param {TouchEvent} event */
  const lift = (event) => {
    if (press?.answered) {
      event.preventDefault();
      event.stopPropagation();
    }
    end();
  };
  /** Of the browser's own only this is left: that the press was long enough. @param {PointerEvent} event */
  const platform = (event) => {
    if (!press || event === own || event.pointerType === 'mouse') return;
    ask();
    event.stopPropagation();
    if (press.answered) event.preventDefault();
  };

  document.addEventListener('touchstart', start, { capture: true, passive: true });
  document.addEventListener('touchmove', move, { capture: true, passive: true });
  document.addEventListener('touchend', lift, { capture: true, passive: false });
  document.addEventListener('touchcancel', end, true);
  document.addEventListener('contextmenu', platform, true);
}

/** @param {Touch} touch */
function menuEvent({ clientX, clientY }) {
  return new PointerEvent('contextmenu', { bubbles: true, cancelable: true, pointerType: 'touch', clientX, clientY });
}
