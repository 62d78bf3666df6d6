import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { FormError } from '../../components/field.js';
import { Switch } from '../../components/switch.js';
import { html } from '../../lib/html.js';
import { formatFull, formatWhen } from '../../lib/dates.js';
import { errorText, t } from '../../lib/i18n.js';
import { wayToInstall } from '../../net/install.js';
import { createPush } from '../../state/actions/push.js';
import { useApp } from '../../state/context.js';

/** Being told on this device while Guildhall is closed, and on which others one is. */
export function PushSwitch() {
  const push = useApp().use(createPush);
  const [error, setError] = useState(/** @type {any} */ (null));
  /** @param {Promise<import('../../state/types.js').Result>} acting */
  const act = async (acting) => {
    const result = await acting;
    setError(result.ok ? null : result.error);
  };
  useEffect(() => void act(push.look()), []);
  const state = push.state.value;
  const others = push.devices.value.filter((device) => !device.current);
  const notes = { on: t('alerts.push_note'), off: t('alerts.push_note'), denied: t('error.push_denied'), unsupported: wayToInstall() === 'by_hand' ? t('install.for_push') : t('error.push_unsupported') };
  return html`
    <${Switch} label=${t('alerts.push')} note=${state ? notes[state] : t('alerts.push_note')} checked=${state === 'on'} disabled=${state !== 'on' && state !== 'off'}
      onChange=${(/** @type {boolean} */ on) => act(on ? push.turnOn() : push.turnOff())} />
    ${error && html`<${FormError}>${errorText(error)}<//>`}
    ${others.length > 0 && html`<div>
      <p class="settings-line-label">${t('alerts.push_others')}</p>
      <ul class="account-list">${others.map((device) => html`<li class="account-item" key=${device.id}>
        <div class="account-item-words"><p class="truncate">${device.service}</p><p class="field-note" data-tip=${formatFull(device.created_at)}>${t('alerts.push_since', { time: formatWhen(device.created_at) })}</p></div>
        <${Button} small aria-label=${t('alerts.push_remove', { name: device.service })} onClick=${() => act(push.remove(device.id))}>${t('picture.remove')}<//>
      </li>`)}</ul>
    </div>`}`;
}
