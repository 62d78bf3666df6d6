/**
 * What will be sent by itself, the next one first.
 * @typedef {import('./types.js').Scheduled} Scheduled
 * @typedef {import('./types.js').ScheduledList} ScheduledList
 */

/** @type {ScheduledList} */
export const initial = { items: [] };

/** @param {ScheduledList} _ @param {{scheduled: Scheduled[]}} payload @returns {ScheduledList} */
export const scheduledLoaded = (_, { scheduled }) => ({ items: inOrder(scheduled) });

/** Made or changed. @param {ScheduledList} list @param {Scheduled} one @returns {ScheduledList} */
export const scheduledSaved = ({ items }, one) => ({ items: inOrder([...items.filter(({ id }) => id !== one.id), one]) });

/** Sent or deleted. @param {ScheduledList} list @param {{id: number}} payload @returns {ScheduledList} */
export const scheduledDeleted = (list, { id }) => (list.items.some((one) => one.id === id) ? { items: list.items.filter((one) => one.id !== id) } : list);

/** @param {ScheduledList} list @param {{id: number}} channel @returns {ScheduledList} */
export const channelDeleted = (list, { id }) => ({ items: list.items.filter((one) => one.channel_id !== id) });

/** @param {Scheduled[]} items */
const inOrder = (items) => items.toSorted((a, b) => a.send_at.localeCompare(b.send_at) || a.id - b.id);
