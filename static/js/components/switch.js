import { useId } from 'preact/hooks';
import { html } from '../lib/html.js';

/**
 * On or off, with its words at the left. `compact`: the words are for those who do not see it.
 * @param {{label: string, note?: string, checked: boolean, onChange: (checked: boolean) => void, disabled?: boolean, compact?: boolean}} props
 */
export function Switch({ label, note, checked, onChange, disabled, compact }) {
  const id = useId();
  return html`<div class="switch">
    <div class=${compact ? 'visually-hidden' : 'switch-words'}>
      <label class="switch-label" for=${id}>${label}</label>
      ${note && html`<p class="field-note" id=${`${id}-note`}>${note}</p>`}
    </div>
    <input class="switch-box" id=${id} type="checkbox" role="switch" checked=${checked} disabled=${disabled} aria-describedby=${note ? `${id}-note` : undefined}
      onChange=${(/** @type {any} */ event) => onChange(event.currentTarget.checked)} />
  </div>`;
}
