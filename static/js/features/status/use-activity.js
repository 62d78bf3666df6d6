import { useEffect } from 'preact/hooks';
import { createStatus } from '../../state/actions/status.js';
import { useApp } from '../../state/context.js';

const IDLE_AFTER = 10 * 60_000;
const INPUTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'focus'];
/** A pointer that moves says the same many times a second. */
const HEARD_EVERY = 5000;

/** Ten minutes without input: others see it. */
export function useActivity() {
  const { use } = useApp();
  useEffect(() => {
    const status = use(createStatus);
    /** @type {ReturnType<typeof setTimeout>} */
    let timer;
    let heardAt = 0;
    const hear = () => {
      const now = Date.now();
      if (now - heardAt < HEARD_EVERY) return;
      heardAt = now;
      clearTimeout(timer);
      timer = setTimeout(() => {
        heardAt = 0;
        status.setActive(false);
      }, IDLE_AFTER);
      status.setActive(true);
    };
    hear();
    for (const name of INPUTS) addEventListener(name, hear, { passive: true, capture: true });
    return () => {
      clearTimeout(timer);
      for (const name of INPUTS) removeEventListener(name, hear, { capture: true });
    };
  }, []);
}
