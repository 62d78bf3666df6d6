import { Icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { formatDuration } from '../../lib/duration.js';

/** In a slow channel: how long between two messages, or how long still. @param {{slow: {slowed: number, left: number}}} props */
export function SlowModeNote({ slow: { slowed, left } }) {
  const words = left > 0 ? t('slow_mode.wait', { count: left }) : t('slow_mode.about', { time: formatDuration(slowed) });
  return html`<span class="slow-mode" data-waits=${left > 0 ? '' : undefined} data-tip=${words} role="img" aria-label=${words}>
    <${Icon} name="timer" size=${16} />${left > 0 && html`<span aria-hidden="true">${clockOf(left)}</span>`}
  </span>`;
}

/** `1:05` @param {number} seconds */
function clockOf(seconds) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
