import { useId } from 'preact/hooks';
import { Switch } from '../../components/switch.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';

/** @typedef {{begin: string, end: string, time_zone: string}} Hours */

const NIGHT = { begin: '22:00', end: '08:00' };

/** @param {{hours: Hours | null, onChange: (hours: Hours | null) => void}} props */
export function QuietHours({ hours, onChange }) {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return html`
    <${Switch} label=${t('alerts.quiet_on')} checked=${hours !== null} onChange=${(/** @type {boolean} */ on) => onChange(on ? { ...NIGHT, time_zone: here } : null)} />
    ${hours && html`<div class="settings-quiet">
      <${Time} label=${t('alerts.quiet_from')} value=${hours.begin} onChange=${(/** @type {string} */ begin) => onChange({ ...hours, begin })} />
      <${Time} label=${t('alerts.quiet_to')} value=${hours.end} onChange=${(/** @type {string} */ end) => onChange({ ...hours, end })} />
      <p class="field-note settings-quiet-zone">${t('alerts.quiet_zone', { zone: hours.time_zone.replaceAll('_', ' ') })}
        ${hours.time_zone !== here && html` <button type="button" class="link-button" onClick=${() => onChange({ ...hours, time_zone: here })}>${t('alerts.quiet_here', { zone: here.replaceAll('_', ' ') })}</button>`}</p>
    </div>`}`;
}

/** @param {{label: string, value: string, onChange: (value: string) => void}} props */
function Time({ label, value, onChange }) {
  const id = useId();
  return html`<div class="field">
    <label class="field-label" for=${id}>${label}</label>
    <div class="field-box"><input class="field-input" id=${id} type="time" required value=${value} onChange=${(/** @type {any} */ event) => event.currentTarget.value && onChange(event.currentTarget.value)} /></div>
  </div>`;
}
