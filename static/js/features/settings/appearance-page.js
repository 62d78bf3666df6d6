import { useId } from 'preact/hooks';
import { Icon } from '../../components/icon.js';
import { Segmented } from '../../components/segmented.js';
import { html } from '../../lib/html.js';
import { LANGUAGES, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';

/** How the client looks and speaks; every choice acts at once. */
export function AppearancePage() {
  const { store, actions } = useApp();
  const prefs = store.prefs.value;
  /** @param {'theme' | 'density' | 'language'} name */
  const choose = (name) => (/** @type {any} */ value) => actions.setPref(name, value);
  return html`<div class="settings">
      <${Choice} icon="moon" label=${t('settings.theme')} value=${prefs.theme} onChange=${choose('theme')} options=${[
        { value: 'dark', label: t('settings.theme_dark') },
        { value: 'light', label: t('settings.theme_light') },
        { value: 'system', label: t('settings.theme_system') },
        { value: 'high-contrast', label: t('settings.theme_high_contrast') },
      ]} />
      <${Choice} icon="rows-3" label=${t('settings.density')} value=${prefs.density} onChange=${choose('density')} options=${[
        { value: 'cozy', label: t('settings.density_cozy') },
        { value: 'compact', label: t('settings.density_compact') },
      ]} />
      <${FontSize} value=${prefs.fontSize} onChange=${(/** @type {number} */ size) => actions.setPref('fontSize', size)} />
      <${Choice} icon="languages" label=${t('settings.language')} value=${prefs.language} onChange=${choose('language')} options=${[
        { value: 'system', label: t('settings.language_system') },
        ...Object.entries(LANGUAGES).map(([value, { name }]) => ({ value, label: name, lang: value })),
      ]} />
    </div>`;
}

/** @param {{icon: string, label: string, value: string, options: any[], onChange: (value: any) => void}} props */
function Choice({ icon, label, value, options, onChange }) {
  return html`<div class="setting">
    <span class="setting-label"><${Icon} name=${icon} />${label}</span>
    <${Segmented} label=${label} value=${value} options=${options} onChange=${onChange} />
  </div>`;
}

/** @param {{value: number, onChange: (size: number) => void}} props */
function FontSize({ value, onChange }) {
  const id = useId();
  return html`<div class="setting">
    <label class="setting-label" for=${id}><${Icon} name="a-large-small" />${t('settings.font_size')}</label>
    <span class="setting-range">
      <input id=${id} type="range" min="12" max="24" step="1" value=${value} onInput=${(/** @type {any} */ event) => onChange(Number(event.currentTarget.value))} />
      <output for=${id}>${t('settings.pixels', { count: value })}</output>
    </span>
  </div>`;
}
