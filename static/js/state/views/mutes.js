import { effect, signal } from '@preact/signals-core';
import { isMuted } from '../notifications.js';

const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Which guilds and channels are muted now: a mute ends by itself.
 * @param {import('../store.js').Signals} signals
 * @param {import('../env.js').Clock} clock
 */
export function createMutes(signals, clock) {
  const looked = signal(0);
  /** @type {unknown} */
  let timer = null;
  effect(() => {
    looked.value;
    const ends = Object.values(signals.notifications.value.byTarget).map(({ muted_until }) => Date.parse(muted_until ?? '')).filter((end) => end > clock.now());
    if (timer !== null) clock.clearTimeout(timer);
    timer = null;
    if (ends.length === 0) return;
    const wait = Math.min(LONGEST_TIMER, Math.min(...ends) - clock.now() + 1);
    timer = clock.setTimeout(() => { looked.value += 1; }, wait);
  });

  return {
    /** @param {number} targetId */
    muted(targetId) {
      looked.value;
      return isMuted(signals.notifications.value.byTarget[targetId], clock.now());
    },
  };
}
