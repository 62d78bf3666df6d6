import { Icon } from '../../components/icon.js';
import { IconButton } from '../../components/icon-button.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';

/** @param {{label: string, value: string, onInput: (value: string) => void}} props */
export function SearchField({ label, value, onInput }) {
  return html`<div class="field-box find-field" role="search">
    <span class="field-prefix"><${Icon} name="search" size=${16} /></span>
    <input class="field-input" type="search" aria-label=${label} placeholder=${label} autocomplete="off" spellcheck=${false} maxlength="64" value=${value}
      onInput=${(/** @type {any} */ event) => onInput(event.currentTarget.value)} />
    ${value && html`<${IconButton} icon="x" small label=${t('guild_settings.clear_search')} onClick=${() => onInput('')} />`}
  </div>`;
}
