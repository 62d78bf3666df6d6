/** @typedef {import('./types.js').Announcement} Announcement */

/** @type {Announcement[]} */
export const initial = [];

/** @param {Announcement[]} _ @param {{announcements: Announcement[]}} payload @returns {Announcement[]} */
export const bootstrapped = (_, { announcements }) => announcements;

/** @param {Announcement[]} all @param {Announcement} one @returns {Announcement[]} */
export const announcementCreated = (all, one) => [...all.filter(({ id }) => id !== one.id), one];

/** @param {Announcement[]} all @param {{id: number}} payload @returns {Announcement[]} */
export const announcementDeleted = (all, { id }) => all.filter((one) => one.id !== id);
