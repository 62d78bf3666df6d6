import { Segmented } from '../../components/segmented.js';
import { Switch } from '../../components/switch.js';
import { html } from '../../lib/html.js';
import { formatPercent, t } from '../../lib/i18n.js';
import { Group, Line } from './group.js';
import { Range } from './range.js';
import { usePrefs } from './use-prefs.js';

/** Of this browser alone: another screen may need other things. */
export function AccessibilityPage() {
  const { prefs, set } = usePrefs();
  return html`
    <${Group} title=${t('accessibility.motion')}>
      <${Line} label=${t('accessibility.reduce')} note=${t('accessibility.reduce_note')}>
        <${Segmented} label=${t('accessibility.reduce')} value=${prefs.motion} onChange=${set('motion')} options=${[
          { value: 'system', label: t('settings.theme_system') },
          { value: 'reduced', label: t('accessibility.on') },
          { value: 'full', label: t('accessibility.off') },
        ]} />
      <//>
      <${Line} label=${t('accessibility.animate')} note=${t('accessibility.animate_note')}>
        <${Segmented} label=${t('accessibility.animate')} value=${prefs.animate} onChange=${set('animate')} options=${[
          { value: 'always', label: t('accessibility.animate_always') },
          { value: 'hover', label: t('accessibility.animate_hover') },
        ]} />
      <//>
    <//>
    <${Group} title=${t('accessibility.colours')}>
      <${Range} label=${t('accessibility.saturation')} note=${t('accessibility.saturation_note')} value=${prefs.saturation} min=${0} max=${100} step=${5}
        shown=${formatPercent(prefs.saturation)} onChange=${set('saturation')} />
      <${Switch} label=${t('accessibility.role_colours')} note=${t('accessibility.role_colours_note')} checked=${prefs.roleColors} onChange=${set('roleColors')} />
    <//>
    <${Group} title=${t('accessibility.edges')}>
      <${Switch} label=${t('accessibility.focus')} note=${t('accessibility.focus_note')} checked=${prefs.strongFocus} onChange=${set('strongFocus')} />
      <${Switch} label=${t('accessibility.links')} checked=${prefs.underlineLinks} onChange=${set('underlineLinks')} />
    <//>`;
}
