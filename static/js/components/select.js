import { useId } from 'preact/hooks';
import { html } from '../lib/html.js';
import { Icon } from './icon.js';

/**
 * The browser's own list of choices, with its label above it. `bare`: the label is for those who do not see it.
 * @param {{label: string, value: string, options: {value: string, label: string}[], onChange: (value: string) => void, note?: string, error?: string, bare?: boolean, disabled?: boolean}} props
 */
export function Select({ label, value, options, onChange, note, error, bare, disabled }) {
  const id = useId();
  return html`<div class="field" data-invalid=${error ? '' : undefined}>
    <label class=${bare ? 'visually-hidden' : 'field-label'} for=${id}>${label}</label>
    <div class="field-box select">
      <select class="field-input select-box" id=${id} value=${value} disabled=${disabled} aria-describedby=${note || error ? `${id}-note` : undefined}
        onChange=${(/** @type {any} */ event) => onChange(event.currentTarget.value)}>
        ${options.map((option) => html`<option key=${option.value} value=${option.value} selected=${option.value === value}>${option.label}</option>`)}
      </select>
      <${Icon} name="chevron-down" size=${16} />
    </div>
    ${(error || note) && html`<p class=${error ? 'field-error' : 'field-note'} id=${`${id}-note`}>${error ?? note}</p>`}
  </div>`;
}
