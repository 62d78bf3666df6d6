/** @typedef {import('./types.js').Prefs} Prefs */
/** @typedef {import('./types.js').AccountSettings} AccountSettings */
import { prefsOf } from './account_settings.js';

/** @type {Prefs} */
export const initial = {
  theme: 'dark',
  density: 'cozy',
  language: 'system',
  fontSize: 16,
  clock: 'locale',
  motion: 'system',
  saturation: 100,
  animate: 'always',
  roleColors: true,
  strongFocus: false,
  underlineLinks: false,
  sounds: false,
  soundVolume: 60,
  desktop: false,
  developer: false,
  emoticons: true,
  toured: false,
  sidebarOpen: true,
  membersOpen: true,
  collapsed: [],
  dismissed: [],
  saving: [],
  openFolders: [],
  hideMuted: false,
};

/** @param {...unknown} values */
const oneOf = (...values) => (/** @type {unknown} */ value) => values.includes(value);
/** @param {number} least @param {number} most */
const within = (least, most) => (/** @type {any} */ value) => Number.isInteger(value) && value >= least && value <= most;
const yesOrNo = oneOf(true, false);
/** @param {any} value */
const listOfIds = (value) => Array.isArray(value) && value.every(Number.isInteger);

/** @type {Record<keyof Prefs, (value: any) => boolean>} */
const VALID = {
  theme: oneOf('dark', 'light', 'system', 'high-contrast'),
  density: oneOf('cozy', 'compact'),
  language: oneOf('system', 'en', 'ru'),
  fontSize: within(12, 24),
  clock: oneOf('locale', '12h', '24h'),
  motion: oneOf('system', 'full', 'reduced'),
  saturation: within(0, 100),
  animate: oneOf('always', 'hover'),
  roleColors: yesOrNo,
  strongFocus: yesOrNo,
  underlineLinks: yesOrNo,
  sounds: yesOrNo,
  soundVolume: within(0, 100),
  desktop: yesOrNo,
  developer: yesOrNo,
  emoticons: yesOrNo,
  toured: yesOrNo,
  sidebarOpen: yesOrNo,
  membersOpen: yesOrNo,
  dismissed: listOfIds,
  saving: (value) => Array.isArray(value) && value.every((name) => typeof name === 'string'),
  collapsed: listOfIds,
  openFolders: listOfIds,
  hideMuted: yesOrNo,
};

/** Anything stored or asked for that makes no sense is left out. @param {Prefs} prefs @param {Record<string, unknown>} wanted @returns {Prefs} */
export function prefsChanged(prefs, wanted) {
  const names = /** @type {(keyof Prefs)[]} */ (Object.keys(VALID));
  const valid = names.filter((name) => name in wanted && VALID[name](wanted[name])).map((name) => [name, wanted[name]]);
  return { ...prefs, ...Object.fromEntries(valid) };
}

/** The account wins over the browser; a language that it leaves to the browser stays as the browser has it. @param {Prefs} prefs @param {{me: import('./types.js').Account}} payload */
export function accountKnown(prefs, { me: { settings } }) {
  const { language, ...known } = /** @type {Partial<Prefs>} */ (prefsOf(settings, prefs.saving));
  return prefsChanged(prefs, language && language !== 'system' ? { ...known, language } : known);
}

/** Changed here or on another device. @param {Prefs} prefs @param {import('./types.js').Account} me */
export const meUpdated = (prefs, me) => prefsChanged(prefs, prefsOf(me.settings, prefs.saving));

/** @param {Prefs} prefs @param {{saving: string[]}} payload @returns {Prefs} */
export const settingsSaving = (prefs, { saving }) => ({ ...prefs, saving });

/** @param {Prefs} prefs @param {{settings: AccountSettings | undefined, saving: string[]}} payload */
export const settingsSettled = (prefs, { settings, saving }) => prefsChanged({ ...prefs, saving }, prefsOf(settings, saving));

/** What was owed to one account is not owed to the next. @param {Prefs} prefs @returns {Prefs} */
export const signedOut = (prefs) => ({ ...prefs, saving: [] });
