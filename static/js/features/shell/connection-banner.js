import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';

const PATIENCE = 1500;

/** Nothing while all is well; a blink of the network is not worth a word. */
export function ConnectionBanner() {
  const { store, views, actions } = useApp();
  const { status } = store.connection.value;
  const away = status === 'connecting' || status === 'reconnecting' || status === 'offline';
  const shown = useLater(away, PATIENCE);
  if (!shown) return null;
  const seconds = views.retrySeconds.value;
  return html`<div class="banner" role="status">
    <span class="banner-content"><${Icon} name="wifi-off" size=${16} />${bannerText(status, seconds)}</span>
    ${status === 'reconnecting' && seconds !== null && html`<button type="button" class="link-button" onClick=${() => actions.retryNow()}>${t('action.retry_now')}</button>`}
  </div>`;
}

/** @param {string} status @param {number | null} seconds */
function bannerText(status, seconds) {
  if (status === 'offline') return t('connection.offline');
  if (status === 'connecting') return t('connection.connecting');
  return seconds === null || seconds <= 0 ? t('connection.reconnecting') : t('connection.reconnecting_in', { count: seconds });
}

/** True once `value` has been true for so long. @param {boolean} value @param {number} delay */
function useLater(value, delay) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(setLate, value ? delay : 0, value);
    return () => clearTimeout(timer);
  }, [value]);
  return value && late;
}
