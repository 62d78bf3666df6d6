import { effect } from '@preact/signals-core';
import { nextExpiry } from '../typing.js';

const SEND_EVERY = 6000;

/**
 * "… is typing": mine to others, and theirs until it expires.
 * @param {import('../env.js').Core} core
 * @param {ReturnType<typeof import('./rooms.js').createRooms>} rooms
 */
export function createHints({ store, signals, live, env: { clock } }, rooms) {
  /** @type {Map<number, number>} */
  const sentAt = new Map();
  /** @type {unknown} */
  let timer = null;

  effect(() => {
    const next = nextExpiry(signals.typing.value);
    if (timer !== null) clock.clearTimeout(timer);
    timer = next === null ? null : clock.setTimeout(() => store.dispatch('typing_expired'), Math.max(0, next - clock.now()) + 1);
  });

  return {
    /** @param {number} channelId @param {string} text */
    typing(channelId, text) {
      const room = rooms.roomOf(channelId);
      if (!room || !text.trim() || text.startsWith('/') || clock.now() - (sentAt.get(channelId) ?? -Infinity) < SEND_EVERY) return;
      sentAt.set(channelId, clock.now());
      live.request('typing', { room });
    },

    /** The message is out: the next word starts anew. @param {number} channelId */
    stopped: (channelId) => void sentAt.delete(channelId),
  };
}
