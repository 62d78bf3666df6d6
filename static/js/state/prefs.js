/** @typedef {import('./types.js').Prefs} Prefs */

/** @type {Prefs} */
export const initial = { theme: 'dark', density: 'cozy', language: 'system', fontSize: 16, sidebarOpen: true, membersOpen: true, collapsed: [] };

/** @type {Record<keyof Prefs, (value: any) => boolean>} */
const VALID = {
  theme: (value) => ['dark', 'light', 'system'].includes(value),
  density: (value) => ['cozy', 'compact'].includes(value),
  language: (value) => ['system', 'en', 'ru'].includes(value),
  fontSize: (value) => Number.isInteger(value) && value >= 12 && value <= 24,
  sidebarOpen: (value) => typeof value === 'boolean',
  membersOpen: (value) => typeof value === 'boolean',
  collapsed: (value) => Array.isArray(value) && value.every(Number.isInteger),
};

/** Anything stored or asked for that makes no sense is left out. @param {Prefs} prefs @param {Record<string, unknown>} wanted @returns {Prefs} */
export function prefsChanged(prefs, wanted) {
  const names = /** @type {(keyof Prefs)[]} */ (Object.keys(VALID));
  const valid = names.filter((name) => name in wanted && VALID[name](wanted[name])).map((name) => [name, wanted[name]]);
  return { ...prefs, ...Object.fromEntries(valid) };
}
