import { computed } from '@preact/signals-core';
import { locale } from './i18n.js';

const UNITS = /** @type {const} */ ([['week', 604_800], ['day', 86_400], ['hour', 3600], ['minute', 60], ['second', 1]]);

const formats = computed(() =>
  Object.fromEntries(UNITS.map(([unit]) => [unit, new Intl.NumberFormat(locale.value, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 })])),
);

/** “10 minutes”, “1 week”, “1 hour 30 minutes”: the largest unit that fits, and what is left over. @param {number} seconds @returns {string} */
export function formatDuration(seconds) {
  const [unit, size] = UNITS.find(([, length]) => seconds >= length) ?? UNITS[UNITS.length - 1];
  const rest = seconds % size;
  const shown = formats.value[unit].format(Math.floor(seconds / size));
  return rest > 0 ? `${shown} ${formatDuration(rest)}` : shown;
}
