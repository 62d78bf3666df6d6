import { keyParts } from '../shell/key-text.js';
import { Segmented } from '../../components/segmented.js';
import { Switch } from '../../components/switch.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { AppearancePreview } from './appearance-preview.js';
import { Choices } from './choices.js';
import { Group, Line } from './group.js';
import { Range } from './range.js';
import { usePrefs } from './use-prefs.js';

/** Every choice acts at once, on every device of the account. */
export function AppearancePage() {
  const { prefs, set, problem } = usePrefs();
  return html`
    ${problem}
    <${AppearancePreview} />
    <${Group} title=${t('settings.theme')}>
      <${Choices} label=${t('settings.theme')} value=${prefs.theme} onChange=${set('theme')} options=${[
        { value: 'dark', label: t('settings.theme_dark'), picture: swatch('dark') },
        { value: 'light', label: t('settings.theme_light'), picture: swatch('light') },
        { value: 'high-contrast', label: t('settings.theme_high_contrast'), picture: swatch('high-contrast') },
        { value: 'system', label: t('settings.theme_system'), picture: swatch('system') },
      ]} />
    <//>
    <${Group} title=${t('appearance.text')}>
      <${Line} label=${t('settings.density')} note=${prefs.density === 'compact' ? t('appearance.compact_note') : t('appearance.cozy_note')}>
        <${Segmented} label=${t('settings.density')} value=${prefs.density} onChange=${set('density')} options=${[
          { value: 'cozy', label: t('settings.density_cozy') },
          { value: 'compact', label: t('settings.density_compact') },
        ]} />
      <//>
      <${Range} label=${t('settings.font_size')} value=${prefs.fontSize} min=${12} max=${24} shown=${t('settings.pixels', { count: prefs.fontSize })} onChange=${set('fontSize')} />
      <${Switch} label=${t('appearance.emoticons')} note=${t('appearance.emoticons_note')} checked=${prefs.emoticons} onChange=${set('emoticons')} />
      <${Line} label=${t('appearance.zoom')} note=${t('appearance.zoom_note')}>
        <span class="shortcuts-ways">${['Ctrl++', 'Ctrl+−', 'Ctrl+0'].map((keys) => html`<${Keys} key=${keys} keys=${keys} />`)}</span>
      <//>
    <//>
    <${Group} title=${t('appearance.clock')}>
      <${Line} label=${t('appearance.clock_hours')}>
        <${Segmented} label=${t('appearance.clock_hours')} value=${prefs.clock} onChange=${set('clock')} options=${[
          { value: 'locale', label: t('appearance.clock_locale') },
          { value: '24h', label: t('appearance.clock_24') },
          { value: '12h', label: t('appearance.clock_12') },
        ]} />
      <//>
    <//>`;
}

/** A window in small, in the colours of its theme. @param {string} theme */
function swatch(theme) {
  return html`<span class="appearance-swatch" data-swatch=${theme} aria-hidden="true"><span class="appearance-swatch-rail" /><span class="appearance-swatch-side" /><span class="appearance-swatch-main"><i /><i /><i /></span></span>`;
}

/** @param {{keys: string}} props */
function Keys({ keys }) {
  return html`<span class="shortcuts-keys">${keyParts(keys).map((part) => html`<kbd key=${part}>${part}</kbd>`)}</span>`;
}
