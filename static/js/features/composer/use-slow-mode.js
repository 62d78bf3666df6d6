import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../../state/context.js';
import { slowUntil } from './slow-mode.js';

const EXEMPT = /** @type {const} */ (['MANAGE_MESSAGES', 'MANAGE_CHANNELS', 'BYPASS_SLOWMODE']);

/** Whole seconds until I may write here again. @param {import('../../state/types.js').Channel} channel */
export function useSlowMode(channel) {
  const { store, views } = useApp();
  const [, tick] = useState(0);
  const slowed = channel.slow_mode && !EXEMPT.some((name) => views.can(channel.id, name)) ? channel.slow_mode : 0;
  const now = Date.now();
  const mine = slowed ? store.outbox.value.items.filter(({ channelId }) => channelId === channel.id) : [];
  const until = slowed ? slowUntil(slowed, views.lastOwnMessage(channel.id).value, mine, now) : 0;
  const left = Math.max(0, Math.ceil((until - now) / 1000));
  useEffect(() => {
    if (left <= 0) return undefined;
    const timer = setTimeout(tick, (until - now) % 1000 || 1000, left);
    return () => clearTimeout(timer);
  }, [left, until]);
  return { slowed, left };
}
