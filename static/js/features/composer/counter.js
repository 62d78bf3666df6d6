import { html } from '../../lib/html.js';
import { formatNumber, t } from '../../lib/i18n.js';

const COUNTER_FROM = 0.9;

/** Silent until the end of the room is near. @param {{length: number, limit: number}} props */
export function Counter({ length, limit }) {
  if (length < limit * COUNTER_FROM) return null;
  const left = limit - length;
  const words = left >= 0 ? t('composer.left', { count: left }) : t('composer.too_long', { count: -left });
  return html`<span class="composer-count" data-over=${left < 0 ? '' : undefined} data-tip=${words}>
    <span aria-hidden="true">${formatNumber(left)}</span><span class="visually-hidden">${words}</span>
  </span>`;
}
