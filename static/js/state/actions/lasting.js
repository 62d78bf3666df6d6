import { effect } from '@preact/signals-core';
import { keptOf, MOST_CHANNELS, NOUNS } from '../kept.js';

/** A busy channel is written down no more often. */
const REST = 3000;

/**
 * Keeps the account's state and the channels opened lately for a start without a network, or before the server has answered.
 * @param {import('../env.js').Core} core
 */
export function createLasting({ store, signals, env: { clock, keep } }) {
  /** @type {number[]} */
  let opened = [];
  /** @type {unknown} */
  let timer = null;

  effect(() => {
    const { channelId } = signals.viewing.value;
    if (channelId) opened = [...opened.filter((id) => id !== channelId), channelId].slice(-MOST_CHANNELS);
  });

  effect(() => {
    for (const noun of /** @type {const} */ ([...NOUNS, 'messages'])) signals[noun].value;
    if (keep && signals.session.value.phase === 'ready') timer ??= clock.setTimeout(write, REST);
  });

  function write() {
    timer = null;
    const kept = keptOf(signals, opened);
    if (kept) keep?.write(kept);
  }

  return {
    /** Of whoever was signed in last. @returns {Promise<import('../types.js').Kept|null>} */
    recall: async () => (await keep?.read()) ?? null,

    /** @param {import('../types.js').Kept|null} kept  as recalled @returns {boolean} whether it is shown */
    show(kept) {
      const { phase, me } = signals.session.peek();
      const fits = kept && (phase === 'starting' || (phase === 'loading' && me?.id === kept.me.id));
      if (!fits) return false;
      opened = Object.keys(kept.windows).map(Number);
      store.dispatch('kept_shown', kept);
      return true;
    },

    /** Signed out: the next person at this browser finds nothing. */
    forget() {
      clock.clearTimeout(timer);
      timer = null;
      opened = [];
      keep?.clear();
    },
  };
}
