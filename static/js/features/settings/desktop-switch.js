import { useState } from 'preact/hooks';
import { Switch } from '../../components/switch.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';

/** The browser asks too, once; what it was told then, only its own settings change. @param {{checked: boolean, onChange: (checked: boolean) => void}} props */
export function DesktopSwitch({ checked, onChange }) {
  const [permission, setPermission] = useState(/** @returns {NotificationPermission | 'missing'} */ () => globalThis.Notification?.permission ?? 'missing');
  /** @param {boolean} wanted */
  const change = async (wanted) => {
    const answer = wanted && permission === 'default' ? await Notification.requestPermission() : permission;
    setPermission(answer);
    onChange(wanted && answer === 'granted');
  };
  const notes = { granted: t('alerts.desktop_note'), default: t('alerts.desktop_ask'), denied: t('alerts.desktop_denied'), missing: t('alerts.desktop_missing') };
  return html`<${Switch} label=${t('alerts.desktop')} note=${notes[permission]} checked=${checked && permission === 'granted'} disabled=${permission === 'denied' || permission === 'missing'} onChange=${change} />`;
}
