import { html } from '../lib/html.js';

/** One drawing, one sentence, one button. @param {{drawing: any, title: string, text?: string, level?: 1 | 2, children?: any}} props */
export function Empty({ drawing, title, text, level = 2, children }) {
  return html`<div class="empty">
    ${drawing}
    <${`h${level}`} class="empty-title">${title}<//>
    ${text && html`<p class="empty-text">${text}</p>`}
    ${children}
  </div>`;
}
