import { effect } from '@preact/signals-core';

/**
 * How I seem to others.
 * @param {import('../env.js').Core} core
 */
export function createStatus({ store, signals, api, live }) {
  let isActive = true;

  /** @param {object} change as `PUT /api/me/status` takes it @param {Partial<import('../types.js').Account>} [shown] at once @returns {Promise<import('../types.js').Result>} */
  async function say(change, shown = {}) {
    const before = signals.session.peek().me;
    if (before) store.dispatch('me_updated', { ...before, ...shown });
    const answer = await api.put('/me/status', change);
    const now = signals.session.peek().me;
    if (now && answer.ok) store.dispatch('me_updated', { ...now, ...answer.data });
    else if (now && before) store.dispatch('me_updated', { ...now, status: before.status, custom_status: before.custom_status });
    return answer.ok ? { ok: true } : answer;
  }

  const tell = () => live.request('set_active', { active: isActive });

  /** A new connection is taken for active. */
  effect(() => {
    if (signals.connection.value.status === 'online' && !isActive) tell();
  });

  return {
    /** @param {'online'|'idle'|'dnd'|'invisible'} status */
    setStatus: (status) => say({ status }, { status }),

    /** @param {{text: string|null, emoji: string|null, clear_after?: number}|null} custom null: none */
    setCustom: (custom) => say({ custom_status: custom }),

    /** Whether somebody touches this window. @param {boolean} active */
    setActive(active) {
      if (active === isActive) return;
      isActive = active;
      if (signals.connection.peek().status === 'online') tell();
    },
  };
}
