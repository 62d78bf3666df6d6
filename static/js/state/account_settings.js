/** What of the preferences belongs to the account, and follows it from device to device. */

/** Preference -> what it is called in the account's settings. */
export const ACCOUNT_PREFS = /** @type {const} */ ({ theme: 'theme', density: 'density', language: 'locale', fontSize: 'font_size', clock: 'clock' });

/**
 * What the account says, as preferences, but for those whose new value is on its way to it.
 * @param {import('./types.js').AccountSettings | undefined} settings
 * @param {string[]} saving names of settings
 */
export function prefsOf(settings, saving) {
  if (!settings) return {};
  const known = Object.entries(ACCOUNT_PREFS).filter(([, name]) => !saving.includes(name));
  return Object.fromEntries(known.map(([pref, name]) => [pref, settings[name]]));
}

/** The account's names and values of preferences. @param {Partial<import('./types.js').Prefs>} prefs @returns {Partial<import('./types.js').AccountSettings>} */
export function settingsOf(prefs) {
  const known = Object.entries(ACCOUNT_PREFS).filter(([pref]) => pref in prefs);
  return Object.fromEntries(known.map(([pref, name]) => [name, prefs[/** @type {keyof typeof ACCOUNT_PREFS} */ (pref)]]));
}
