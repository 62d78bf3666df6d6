import { html } from '../../lib/html.js';
import { formatWhen } from '../../lib/dates.js';
import { formatNumber, LANGUAGES, t } from '../../lib/i18n.js';
import { Choices } from './choices.js';
import { Group } from './group.js';
import { usePrefs } from './use-prefs.js';

const BIG = 1_234_567;

export function LanguagePage() {
  const { prefs, set, problem } = usePrefs();
  return html`
    ${problem}
    <${Group} lead=${t('language.lead')}>
      <${Choices} label=${t('settings.language')} value=${prefs.language} onChange=${set('language')} options=${[
        { value: 'system', label: t('settings.language_system') },
        ...Object.entries(LANGUAGES).map(([value, { name }]) => ({ value, label: name, lang: value })),
      ]} />
      <p class="field-note">${t('language.example', { time: formatWhen(Date.now()), number: formatNumber(BIG) })}</p>
    <//>`;
}
