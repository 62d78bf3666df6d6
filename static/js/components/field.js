import { useId } from 'preact/hooks';
import { html } from '../lib/html.js';
import { Icon } from './icon.js';

/**
 * One labelled input with its hint and its error; `children` stand inside the box, after the input.
 * @param {{label: string, value: string, onInput: (value: string) => void, error?: string, note?: string, prefix?: any, children?: any, inputRef?: any, [attribute: string]: any}} props
 */
export function Field({ label, value, onInput, error, note, prefix, children, inputRef, ...rest }) {
  const id = useId();
  const described = [error && `${id}-error`, note && `${id}-note`].filter(Boolean).join(' ');
  return html`<div class="field" data-invalid=${error ? '' : undefined}>
    <label class="field-label" for=${id}>${label}</label>
    <div class="field-box">
      ${prefix && html`<span class="field-prefix" aria-hidden="true">${prefix}</span>`}
      <input class="field-input" id=${id} ref=${inputRef} value=${value} aria-invalid=${error ? 'true' : undefined}
        aria-describedby=${described || undefined} onInput=${(/** @type {any} */ event) => onInput(event.currentTarget.value)} ...${rest} />
      ${children}
    </div>
    ${note && !error && html`<p class="field-note" id=${`${id}-note`}>${note}</p>`}
    ${error && html`<p class="field-error" id=${`${id}-error`}><${Icon} name="circle-alert" size=${16} />${error}</p>`}
  </div>`;
}

/** What went wrong with the form as a whole. @param {{children: any}} props */
export function FormError({ children }) {
  return html`<p class="form-error" role="alert"><${Icon} name="circle-alert" />${children}</p>`;
}

/** What has been done, before one goes on. @param {{children: any}} props */
export function FormNotice({ children }) {
  return html`<p class="form-notice" role="status"><${Icon} name="check" />${children}</p>`;
}
