/**
 * What somebody came for besides reading: a link from a mail, an invitation to register, an invite to a guild.
 * @typedef {import('./types.js').Entry} Entry
 * @typedef {import('./types.js').InvitePreview} InvitePreview
 * @typedef {import('./types.js').ErrorBody} ErrorBody
 */

/** @type {Entry} */
export const initial = { reset: false, passwordSet: false, invitation: '', invite: null, fresh: false };

/** @param {Entry} entry @returns {Entry} */
export const resetOpened = (entry) => ({ ...entry, reset: true, passwordSet: false });

/** @param {Entry} entry @param {{done: boolean}} payload @returns {Entry} */
export const resetClosed = (entry, { done }) => ({ ...entry, reset: false, passwordSet: done });

/** @param {Entry} entry @param {{code: string}} payload @returns {Entry} */
export const invitationFound = (entry, { code }) => ({ ...entry, invitation: code });

/** @param {Entry} entry @param {{code: string}} payload @returns {Entry} */
export const inviteOpened = (entry, { code }) => ({ ...entry, invite: { code, preview: null, error: null } });

/** @param {Entry} entry @param {{code: string, preview?: InvitePreview, error?: ErrorBody}} payload @returns {Entry} */
export const inviteAnswered = (entry, { code, preview, error }) =>
  entry.invite?.code === code ? { ...entry, invite: { code, preview: preview ?? null, error: error ?? null } } : entry;

/** @param {Entry} entry @returns {Entry} */
export const inviteClosed = (entry) => (entry.invite ? { ...entry, invite: null } : entry);

/** @param {Entry} entry @returns {Entry} */
export const signedIn = (entry) => ({ ...entry, invitation: '', passwordSet: false });

/** The account was made in this window, just now. @param {Entry} entry @returns {Entry} */
export const accountMade = (entry) => ({ ...entry, fresh: true });

/** @param {Entry} entry @returns {Entry} */
export const signedOut = (entry) => ({ ...entry, passwordSet: false, fresh: false });
