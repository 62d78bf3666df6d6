/** @typedef {import('./types.js').Session} Session */
/** @typedef {import('./types.js').Account} Account */

/** @type {Session} */
export const initial = {
  phase: 'starting',
  me: null,
  reason: null,
  error: null,
  limits: {
    message_length: 4000, guild_name_length: 100, channel_name_length: 100, reaction_kinds: 20, guild_emojis: 250, guild_stickers: 60,
    files: 10, file_bytes: 26_214_400, poll_question_length: 300, poll_options: 10, poll_option_length: 55,
  },
  instance: null,
  claim: null,
  kept: false,
};

/** @param {Session} session @returns {Session} */
export const startBegun = (session) => ({ ...session, phase: 'starting', error: null });

/** @param {Session} session @param {{error: import('./types.js').ErrorBody}} payload @returns {Session} */
export const startFailed = (session, { error }) => ({ ...session, phase: 'failed', error });

/** @param {Session} session @param {{instance: import('./types.js').Instance}} payload @returns {Session} */
export const instanceKnown = (session, { instance }) => ({ ...session, instance });

/** @param {Session} session @param {{me: Account}} payload @returns {Session} */
export const signedIn = (session, { me }) => ({ ...session, phase: 'loading', me, reason: null, error: null });

/** @param {Session} session @param {{claim: Session['claim']}} payload @returns {Session} */
export const claimAnswered = (session, { claim }) => ({ ...session, claim });

/** @param {Session} session @param {{reason: string|null}} payload @returns {Session} */
export const signedOut = (session, { reason }) => ({ ...initial, instance: session.instance, phase: 'signed_out', reason });

/** @param {Session} session @param {{me: Account, limits: import('./types.js').Limits}} payload @returns {Session} */
export const bootstrapped = (session, { me, limits }) => ({ ...session, phase: 'ready', me, limits, error: null, kept: false });

/** My account, changed on whatever device. @param {Session} session @param {Account} me @returns {Session} */
export const meUpdated = (session, me) => (session.me ? { ...session, me } : session);

/** The wished for is shown at once. @param {Session} session @param {{changes: Partial<import('./types.js').AccountSettings>}} payload @returns {Session} */
export const settingsSaving = (session, { changes }) => settingsSettled(session, { settings: changes });

/** @param {Session} session @param {{settings: Partial<import('./types.js').AccountSettings>}} payload @returns {Session} */
export const settingsSettled = (session, { settings }) => (session.me?.settings ? { ...session, me: { ...session.me, settings: { ...session.me.settings, ...settings } } } : session);
