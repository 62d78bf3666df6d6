import { useId } from 'preact/hooks';
import { html } from '../lib/html.js';

/**
 * Several lines of text, labelled like a field.
 * @param {{label: string, value: string, onInput: (value: string) => void, rows?: number, note?: string, error?: string, [attribute: string]: any}} props
 */
export function TextArea({ label, value, onInput, rows = 3, note, error, ...rest }) {
  const id = useId();
  return html`<div class="field" data-invalid=${error ? '' : undefined}>
    <label class="field-label" for=${id}>${label}</label>
    <div class="field-box">
      <textarea class="field-input" id=${id} rows=${rows} value=${value} aria-invalid=${error ? 'true' : undefined}
        aria-describedby=${note || error ? `${id}-note` : undefined} onInput=${(/** @type {any} */ event) => onInput(event.currentTarget.value)} ...${rest} />
    </div>
    ${(error || note) && html`<p class=${error ? 'field-error' : 'field-note'} id=${`${id}-note`}>${error ?? note}</p>`}
  </div>`;
}
