import { Button } from '../../components/button.js';
import { Switch } from '../../components/switch.js';
import { html } from '../../lib/html.js';
import { formatPercent, t } from '../../lib/i18n.js';
import { playSound } from '../../lib/sounds.js';
import { DesktopSwitch } from './desktop-switch.js';
import { Group, Line } from './group.js';
import { GuildLevels } from './guild-levels.js';
import { PushSwitch } from './push-switch.js';
import { QuietHours } from './quiet-hours.js';
import { Range } from './range.js';
import { usePrefs } from './use-prefs.js';

export function NotificationsPage() {
  const { prefs, settings, set, change, problem } = usePrefs();
  return html`
    ${problem}
    <${Group} title=${t('alerts.here')}>
      <${DesktopSwitch} checked=${prefs.desktop} onChange=${set('desktop')} />
      <${Switch} label=${t('alerts.sounds')} note=${t('alerts.sounds_note')} checked=${prefs.sounds} onChange=${set('sounds')} />
      ${prefs.sounds && html`
        <${Range} label=${t('alerts.volume')} value=${prefs.soundVolume} min=${0} max=${100} step=${5} shown=${formatPercent(prefs.soundVolume)} onChange=${set('soundVolume')} />
        <${Line} label=${t('alerts.try')}>
          <${Button} small onClick=${() => playSound('message', prefs.soundVolume)}>${t('alerts.try_message')}<//>
          <${Button} small onClick=${() => playSound('mention', prefs.soundVolume)}>${t('alerts.try_mention')}<//>
        <//>`}
    <//>
    <${Group} title=${t('alerts.away')}>
      <${PushSwitch} />
      <${Switch} label=${t('alerts.push_text')} note=${t('alerts.push_text_note')} checked=${settings?.push_text ?? true} onChange=${(/** @type {boolean} */ value) => change({ push_text: value })} />
    <//>
    <${Group} title=${t('alerts.quiet')} lead=${t('alerts.quiet_lead')}>
      <${QuietHours} hours=${settings?.quiet_hours ?? null} onChange=${(/** @type {any} */ value) => change({ quiet_hours: value })} />
    <//>
    <${GuildLevels} />`;
}
