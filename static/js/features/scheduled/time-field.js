import { Button } from '../../components/button.js';
import { Field } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { formatFull, formatWhen } from '../../lib/dates.js';
import { t } from '../../lib/i18n.js';
import { fieldValue, inAnHour, LATEST, mondayMorning, readTime, SOONEST, tomorrowMorning } from './presets.js';

const presets = () => [
  { label: t('scheduled.in_an_hour'), time: inAnHour(new Date()) },
  { label: t('scheduled.tomorrow'), time: tomorrowMorning(new Date()) },
  { label: t('scheduled.monday'), time: mondayMorning(new Date()) },
];

/** A day and an hour, or one of those that people name. A browser writes days as its own language does; until one types, they stand here in the reader's. @param {{value: string, error?: string, onInput: (value: string) => void}} props */
export function TimeField({ value, error, onInput }) {
  const now = Date.now();
  const read = readTime(value, now);
  const shown = !Number.isNaN(Date.parse(value)) && formatFull(value);
  return html`<${Field} label=${t('scheduled.time')} type="datetime-local" name="send_at" value=${value} error=${error} required onInput=${onInput}
      note=${'at' in read ? formatWhen(read.at) : undefined} min=${fieldValue(new Date(now + SOONEST))} max=${fieldValue(new Date(now + LATEST))}>${shown && html`<span class="scheduled-shown truncate" aria-hidden="true">${shown}</span>`}<//>
    <div class="scheduled-presets" role="group" aria-label=${t('scheduled.presets')}>
      ${presets().map(({ label, time }) => html`<${Button} small key=${label} aria-pressed=${String(fieldValue(time) === value)} onClick=${() => onInput(fieldValue(time))}>${label}<//>`)}
    </div>`;
}

/** What is wrong with a time, in words. @param {string} value @returns {{at: string} | {error: string}} */
export function checkTime(value) {
  const read = readTime(value, Date.now());
  if ('at' in read) return { at: read.at.toISOString() };
  if (read.wrong === 'none') return { error: t('scheduled.no_time') };
  return { error: read.wrong === 'soon' ? t('scheduled.too_soon') : t('scheduled.too_late') };
}
