import { computed, signal } from '@preact/signals-core';
import { en } from './messages/en.js';

/** @typedef {keyof typeof en} MessageKey */
/** @typedef {{code?: string, message?: string, retry_after?: number}} ErrorLike */

/** @typedef {Record<MessageKey, string | Partial<Record<Intl.LDMLPluralRule, string>>>} Messages */

/** Every language the interface speaks: its own name, and where its messages are. English is complete by definition, and always there. */
export const LANGUAGES = {
  en: { name: 'English', load: async () => /** @type {Messages} */ (en) },
  ru: { name: 'Русский', load: async () => (await import('./messages/ru.js')).ru },
};
/** @typedef {keyof typeof LANGUAGES} Language */

const FALLBACK = 'en';

/** Those that have been loaded. @type {Partial<Record<Language, Messages>>} */
const catalogues = { en };
/** @type {Language} */
let wanted = FALLBACK;

/** Read by every `t()`: a component or effect that showed text shows it again when this changes. */
export const language = signal(/** @type {Language} */ (FALLBACK));

/** The reader's own regional form of the language (en-GB, en-US …), for dates and numbers. */
export const locale = computed(
  () => browserLanguages().find((tag) => baseOf(tag) === language.value) ?? language.value,
);

const pluralRules = computed(() => new Intl.PluralRules(locale.value));
const numberFormat = computed(() => new Intl.NumberFormat(locale.value));
const listFormat = computed(() => new Intl.ListFormat(locale.value, { type: 'conjunction' }));

/**
 * At once when its messages are there, else as soon as they are; when they cannot be had, everything stays as it is.
 * @param {string} choice a language of LANGUAGES; anything else means what the browser asks for
 */
export async function setLanguage(choice) {
  const code = isLanguage(choice) ? choice : detectLanguage(browserLanguages());
  wanted = code;
  if (!catalogues[code]) await loadLanguage(code);
  if (wanted === code && catalogues[code]) language.value = code;
}

/** @param {Language} code */
export async function loadLanguage(code) {
  try {
    catalogues[code] ??= await LANGUAGES[code].load();
  } catch {
    // No network: the language that is shown will do until there is one.
  }
}

/**
 * The first of the wanted languages that we speak.
 * @param {readonly string[]} wanted tags like `ru-RU`, best first
 * @returns {Language}
 */
export function detectLanguage(wanted) {
  return wanted.map(baseOf).find(isLanguage) ?? FALLBACK;
}

/**
 * The message in the reader's language. A message with several plural forms is chosen by `vars.count`;
 * numbers are written the reader's way.
 * @param {MessageKey} key
 * @param {Record<string, string | number>} [vars]
 * @returns {string}
 */
export function t(key, vars = {}) {
  const message = catalogues[language.value]?.[key] ?? en[key];
  const text = typeof message === 'string' ? message : pluralForm(message, Number(vars.count));
  return text.replace(/\{(\w+)\}/g, (whole, name) => show(vars[name] ?? whole));
}

/**
 * What went wrong, in the reader's words; an error of an unknown code speaks for itself.
 * @param {ErrorLike | null | undefined} error
 */
export function errorText(error) {
  const key = /** @type {MessageKey} */ (`error.${error?.code}`);
  if (error?.code === 'rate_limited' && error.retry_after) {
    return t('error.rate_limited_seconds', { count: Math.ceil(error.retry_after) });
  }
  return key in en ? t(key) : error?.message || t('error.unknown');
}

/**
 * “A is typing…”; four or more are several people.
 * @param {readonly string[]} names
 */
export function typingText(names) {
  const [first, second, third] = names;
  if (names.length === 0) return '';
  if (names.length === 1) return t('typing.one', { first });
  if (names.length === 2) return t('typing.two', { first, second });
  if (names.length === 3) return t('typing.three', { first, second, third });
  return t('typing.several');
}

/**
 * “Ann, Bob and 4 others”: at most `limit` names of the `total`.
 * @param {readonly string[]} names
 * @param {number} [total]
 * @param {number} [limit]
 */
export function namesText(names, total = names.length, limit = 3) {
  const shown = names.slice(0, limit);
  const others = total - shown.length;
  return listFormat.value.format(others > 0 ? [...shown, t('names.others', { count: others })] : shown);
}

/** “40%”. @param {number} value 0 to 100 */
export function formatPercent(value) {
  return new Intl.NumberFormat(locale.value, { style: 'percent' }).format(value / 100);
}

/** @param {number} value */
export function formatNumber(value) {
  return numberFormat.value.format(value);
}

const UNITS = /** @type {const} */ (['byte', 'kilobyte', 'megabyte', 'gigabyte']);

/** “1.4 MB”. @param {number} bytes */
export function formatSize(bytes) {
  const step = Math.min(UNITS.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const format = new Intl.NumberFormat(locale.value, { style: 'unit', unit: UNITS[step], unitDisplay: step === 0 ? 'long' : 'short', maximumFractionDigits: 1 });
  return format.format(bytes / 1000 ** step);
}

/** @param {string | number} value */
function show(value) {
  return typeof value === 'number' ? formatNumber(value) : value;
}

/**
 * @param {Partial<Record<Intl.LDMLPluralRule, string>>} forms
 * @param {number} count
 */
function pluralForm(forms, count) {
  return forms[pluralRules.value.select(count)] ?? forms.other ?? forms.many ?? '';
}

/**
 * @param {string} tag
 * @returns {tag is Language}
 */
function isLanguage(tag) {
  return Object.hasOwn(LANGUAGES, tag);
}

/** @param {string} tag */
function baseOf(tag) {
  return tag.toLowerCase().split('-')[0];
}

function browserLanguages() {
  return globalThis.navigator?.languages ?? [];
}
