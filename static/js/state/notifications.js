/**
 * What I want to be told of, for each guild, channel and conversation where I said so.
 * @typedef {import('./types.js').Notifications} Notifications
 * @typedef {import('./types.js').NotificationSetting} NotificationSetting
 */

/** @type {Notifications} */
export const initial = { byTarget: {} };

/** @param {Notifications} _ @param {{notifications: NotificationSetting[]}} payload @returns {Notifications} */
export const bootstrapped = (_, { notifications }) => ({ byTarget: Object.fromEntries(notifications.map((one) => [one.target_id, one])) });

/** @param {Notifications} all @param {NotificationSetting} one @returns {Notifications} */
export const notificationsUpdated = (all, one) => ({ byTarget: { ...all.byTarget, [one.target_id]: one } });

/** Muted at this moment? @param {NotificationSetting|undefined} setting @param {number} now ms since the epoch */
export const isMuted = (setting, now) => !!setting?.muted_until && (setting.muted_until === 'forever' || Date.parse(setting.muted_until) > now);
