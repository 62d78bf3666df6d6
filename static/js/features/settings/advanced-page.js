import { Button } from '../../components/button.js';
import { copyText } from '../../components/copy-text.js';
import { Switch } from '../../components/switch.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { Group, Line } from './group.js';
import { usePrefs } from './use-prefs.js';

export function AdvancedPage() {
  const { me } = useApp().store.session.value;
  const { prefs, set } = usePrefs();
  return html`<${Group}>
    <${Switch} label=${t('advanced.developer')} note=${t('advanced.developer_note')} checked=${prefs.developer} onChange=${set('developer')} />
    ${prefs.developer && me && html`<${Line} label=${t('advanced.my_id')} value=${String(me.id)}>
      <${Button} small onClick=${() => copyText(String(me.id))}>${t('action.copy')}<//>
    <//>`}
  <//>`;
}
