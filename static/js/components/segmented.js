import { useId } from 'preact/hooks';
import { html } from '../lib/html.js';

/**
 * A few choices side by side: radio buttons, so arrows move and one tab stop is enough.
 * @param {{label: string, value: string, options: {value: string, label: string, lang?: string}[], onChange: (value: string) => void}} props
 */
export function Segmented({ label, value, options, onChange }) {
  const name = useId();
  return html`<div class="segmented" role="radiogroup" aria-label=${label}>
    ${options.map((option) => html`<label class="segmented-option" key=${option.value} lang=${option.lang}>
      <input type="radio" name=${name} checked=${option.value === value} onChange=${() => onChange(option.value)} />
      ${option.label}
    </label>`)}
  </div>`;
}
