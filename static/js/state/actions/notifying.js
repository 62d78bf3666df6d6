/**
 * What I want to be told of: shown at once, taken back when the server refuses.
 * @typedef {import('../types.js').NotificationSetting} NotificationSetting
 * @typedef {{kind: 'guild'|'channel', id: number}} Target
 * @typedef {{level?: NotificationSetting['level'], muted_for?: number|null, suppress_everyone?: boolean, suppress_roles?: boolean}} Wish  muted_for: seconds, 0 until I say otherwise, null not muted
 */

/** @param {number} id @returns {NotificationSetting} */
export const plainSetting = (id) => ({ target_id: id, level: null, muted_until: null, suppress_everyone: false, suppress_roles: false });

/** What a wish makes of it, as the server will say. @param {NotificationSetting} setting @param {Wish} wish @param {number} now @returns {NotificationSetting} */
export function wished(setting, { muted_for, ...rest }, now) {
  if (muted_for === undefined) return { ...setting, ...rest };
  const until = muted_for === null ? null : muted_for === 0 ? 'forever' : new Date(now + muted_for * 1000).toISOString();
  return { ...setting, ...rest, muted_until: until };
}

/** @param {import('../env.js').Core} core */
export function createNotifying({ store, signals, api, env }) {
  return {
    /** @param {Target} target @param {Wish} wish @returns {Promise<import('../types.js').Result>} */
    async setNotifications({ kind, id }, wish) {
      const before = signals.notifications.peek().byTarget[id] ?? plainSetting(id);
      store.dispatch('notifications_updated', wished(before, wish, env.clock.now()));
      const answer = await api.put(`/${kind === 'guild' ? 'guilds' : 'channels'}/${id}/notifications`, wish);
      store.dispatch('notifications_updated', answer.ok ? answer.data : before);
      return answer.ok ? { ok: true } : answer;
    },
  };
}
