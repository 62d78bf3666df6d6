import { useId } from 'preact/hooks';
import { html } from '../../lib/html.js';

/**
 * Choices, with a picture each or without: radio buttons, so arrows move and one tab stop is enough.
 * @param {{label: string, value: string, options: {value: string, label: string, note?: string, lang?: string, picture?: any}[], onChange: (value: string) => void}} props
 */
export function Choices({ label, value, options, onChange }) {
  const name = useId();
  return html`<div class=${`settings-choices ${options[0].picture ? '' : 'settings-choices-plain'}`} role="radiogroup" aria-label=${label}>
    ${options.map((option) => html`<label class="settings-choices-option" key=${option.value} lang=${option.lang}>
      ${option.picture}
      <span class="settings-choices-words">
        <input type="radio" name=${name} value=${option.value} checked=${option.value === value} onChange=${() => onChange(option.value)} />
        <span><span class="settings-choices-label">${option.label}</span>${option.note && html`<span class="field-note">${option.note}</span>`}</span>
      </span>
    </label>`)}
  </div>`;
}
