import { Select } from '../../components/select.js';
import { formatDuration } from '../../lib/duration.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';

/** Seconds back; none first. */
const CLEARING = [0, 3600, 86_400, 259_200, 604_800];

/** How much of what they said goes with whoever is banned. @param {{value: number, onChange: (seconds: number) => void}} props */
export function ClearingChoice({ value, onChange }) {
  const options = CLEARING.map((seconds) => ({ value: String(seconds), label: seconds === 0 ? t('members.clear_none') : t('members.clear_last', { time: formatDuration(seconds) }) }));
  return html`<${Select} label=${t('members.clear')} value=${String(value)} options=${options} onChange=${(/** @type {string} */ seconds) => onChange(Number(seconds))} />`;
}
