/** Times as people say them, by the reader's own clock. */

const MORNING = 9;
const MONDAY = 1;
export const SOONEST = 60_000;
export const LATEST = 365 * 24 * 3600_000;

/** @param {Date} now */
export function inAnHour(now) {
  return new Date(now.getTime() + 3600_000);
}

/** @param {Date} now */
export function tomorrowMorning(now) {
  return morningIn(now, 1);
}

/** The next Monday that is not today. @param {Date} now */
export function mondayMorning(now) {
  return morningIn(now, ((MONDAY - now.getDay() + 6) % 7) + 1);
}

/** @param {Date} now @param {number} days */
const morningIn = (now, days) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING);

/** What a field for date and time is filled with. @param {Date} time */
export function fieldValue(time) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}T${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** The moment of such a field, or what is wrong with it. @param {string} value @param {number} now @returns {{at: Date} | {wrong: 'none' | 'soon' | 'late'}} */
export function readTime(value, now) {
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) return { wrong: 'none' };
  if (at.getTime() < now + SOONEST) return { wrong: 'soon' };
  return at.getTime() > now + LATEST ? { wrong: 'late' } : { at };
}
