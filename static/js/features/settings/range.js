import { useId } from 'preact/hooks';
import { html } from '../../lib/html.js';

/** @param {{label: string, value: number, min: number, max: number, step?: number, shown: string, note?: string, disabled?: boolean, onChange: (value: number) => void}} props  shown: the value in words */
export function Range({ label, value, min, max, step = 1, shown, note, disabled, onChange }) {
  const id = useId();
  return html`<div class="settings-range">
    <div class="settings-range-head">
      <label class="settings-line-label" for=${id}>${label}</label>
      <output class="settings-range-value" for=${id}>${shown}</output>
    </div>
    <input id=${id} class="settings-range-slider" type="range" min=${min} max=${max} step=${step} value=${value} disabled=${disabled} style=${{ '--share': `${((value - min) / (max - min)) * 100}%` }} aria-valuetext=${shown} aria-describedby=${note && `${id}-note`}
      onInput=${(/** @type {any} */ event) => onChange(Number(event.currentTarget.value))} />
    ${note && html`<p class="field-note" id=${`${id}-note`}>${note}</p>`}
  </div>`;
}
