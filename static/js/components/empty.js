import { html } from '../lib/html.js';

/** One drawing, one sentence, one button. @param {{drawing: any, title: string, text?: string, children?: any}} props */
export function Empty({ drawing, title, text, children }) {
  return html`<div class="empty">
    ${drawing}
    <h2 class="empty-title">${title}</h2>
    ${text && html`<p class="empty-text">${text}</p>`}
    ${children}
  </div>`;
}
