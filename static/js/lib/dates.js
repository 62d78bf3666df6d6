import { computed, signal } from '@preact/signals-core';
import { locale, t } from './i18n.js';

/** @typedef {string | number | Date} Moment an ISO string, milliseconds since 1970, or a Date */

/** @typedef {'locale' | '12h' | '24h'} Clock */

const clock = signal(/** @type {Clock} */ ('locale'));
const HOURS = /** @type {const} */ ({ locale: undefined, '12h': 'h12', '24h': 'h23' });

/** How the hours of a day are counted: as the language does, or as the reader wants. @param {Clock} choice */
export function setClock(choice) {
  clock.value = choice;
}

const formats = computed(() => {
  /** @param {Intl.DateTimeFormatOptions} options */
  const format = (options) => new Intl.DateTimeFormat(locale.value, options.hour ? { ...options, hourCycle: HOURS[clock.value] } : options);
  const { hourCycle } = format({ hour: 'numeric' }).resolvedOptions();
  const hour = hourCycle === 'h11' || hourCycle === 'h12' ? 'numeric' : '2-digit';
  return {
    time: format({ hour, minute: '2-digit' }),
    timeSeconds: format({ hour, minute: '2-digit', second: '2-digit' }),
    shortDay: format({ day: '2-digit', month: '2-digit', year: 'numeric' }),
    dayOfYear: format({ day: 'numeric', month: 'short' }),
    dayOfAnyYear: format({ day: 'numeric', month: 'short', year: 'numeric' }),
    longDay: format({ day: 'numeric', month: 'long', year: 'numeric' }),
    full: format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour, minute: '2-digit' }),
    relative: new Intl.RelativeTimeFormat(locale.value, { numeric: 'auto' }),
  };
});

/** 09:05, or 9:05 AM where half a day is counted @param {Moment} moment */
export function formatTime(moment) {
  return formats.value.time.format(new Date(moment));
}

/** “today at 14:05”, “yesterday at 09:30”, “21 Nov at 18:00”, “21 Nov 2025 at 18:00” @param {Moment} moment @param {Moment} [now] */
export function formatWhen(moment, now = Date.now()) {
  const time = formatTime(moment);
  const days = daysBetween(now, moment);
  if (days === 0) return t('date.today_at', { time });
  if (days === -1) return t('date.yesterday_at', { time });
  if (days === 1) return t('date.tomorrow_at', { time });
  const date = new Date(moment);
  const { dayOfYear, dayOfAnyYear } = formats.value;
  const day = (date.getFullYear() === new Date(now).getFullYear() ? dayOfYear : dayOfAnyYear).format(date);
  return t('date.day_at', { day, time });
}

/** The whole truth, shown on hover: “Monday 23 November 2026 at 14:05” @param {Moment} moment */
export function formatFull(moment) {
  return formats.value.full.format(new Date(moment));
}

/** “21 November 2026” @param {Moment} moment */
export function formatDate(moment) {
  return formats.value.longDay.format(new Date(moment));
}

/** A day divider: “Today”, “Yesterday”, “21 November 2026” @param {Moment} moment @param {Moment} [now] */
export function formatDay(moment, now = Date.now()) {
  const days = daysBetween(now, moment);
  if (days === 0) return t('date.today');
  if (days === -1) return t('date.yesterday');
  return formatDate(moment);
}

const UNITS = /** @type {[Intl.RelativeTimeFormatUnit, number][]} */ ([
  ['year', 31_557_600], ['month', 2_629_800], ['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1],
]);

/** “3 minutes ago”, “in 2 days” @param {Moment} moment @param {Moment} [now] */
export function formatRelative(moment, now = Date.now()) {
  const seconds = (new Date(moment).getTime() - new Date(now).getTime()) / 1000;
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? UNITS[UNITS.length - 1];
  return formats.value.relative.format(Math.round(seconds / size), unit);
}

/**
 * `<t:unix:style>` of a message.
 * @param {number} unix seconds since 1970
 * @param {string} style one of tTdDfFsSR
 * @param {Moment} [now]
 */
export function formatTimestamp(unix, style, now = Date.now()) {
  const date = new Date(unix * 1000);
  const { time, timeSeconds, shortDay, longDay, full } = formats.value;
  switch (style) {
    case 't': return time.format(date);
    case 'T': return timeSeconds.format(date);
    case 'd': return shortDay.format(date);
    case 'D': return longDay.format(date);
    case 'F': return full.format(date);
    case 's': return `${shortDay.format(date)}, ${time.format(date)}`;
    case 'S': return `${shortDay.format(date)}, ${timeSeconds.format(date)}`;
    case 'R': return formatRelative(date, now);
    default: return t('date.day_at', { day: longDay.format(date), time: time.format(date) });
  }
}

/** Whole days of the reader's calendar from one moment to another. @param {Moment} from @param {Moment} to */
function daysBetween(from, to) {
  return Math.round((startOfDay(to) - startOfDay(from)) / 86_400_000);
}

/** @param {Moment} moment */
function startOfDay(moment) {
  const date = new Date(moment);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}
