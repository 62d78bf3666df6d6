import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { formatDay } from '../../lib/dates.js';

/** @param {{timestamp: string}} props */
export function DateRow({ timestamp }) {
  return html`<div class="divider"><time datetime=${timestamp.slice(0, 10)}>${formatDay(timestamp)}</time></div>`;
}

export function NewRow() {
  return html`<div class="divider divider-new"><span>${t('messages.new')}</span></div>`;
}
