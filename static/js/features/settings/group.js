import { useId } from 'preact/hooks';
import { html } from '../../lib/html.js';

/** What belongs together on a page of settings. @param {{title?: string, lead?: any, children: any}} props */
export function Group({ title, lead, children }) {
  const id = useId();
  return html`<section class="settings-group" aria-labelledby=${title && id}>
    ${title && html`<h2 class="settings-group-title" id=${id}>${title}</h2>`}
    ${lead && html`<p class="settings-group-lead">${lead}</p>`}
    <div class="settings-group-body">${children}</div>
  </section>`;
}

/** One thing, what it is now, and what can be done about it. @param {{label: string, value?: any, note?: any, children?: any}} props */
export function Line({ label, value, note, children }) {
  return html`<div class="settings-line">
    <div class="settings-line-words">
      <p class="settings-line-label">${label}</p>
      ${value && html`<p class="settings-line-value">${value}</p>`}
      ${note && html`<p class="field-note">${note}</p>`}
    </div>
    ${children && html`<div class="settings-line-acts">${children}</div>`}
  </div>`;
}
