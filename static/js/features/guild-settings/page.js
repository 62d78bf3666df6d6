import { html } from '../../lib/html.js';

/** One page of the settings: what it is for in a line, what can be done at the top, and its content. @param {{lead?: string, actions?: any, children: any}} props */
export function Page({ lead, actions, children }) {
  return html`<div class="guild-page">
    ${(lead || actions) && html`<div class="guild-page-top">
      ${lead && html`<p class="guild-page-lead">${lead}</p>`}
      ${actions && html`<div class="guild-page-actions">${actions}</div>`}
    </div>`}
    ${children}
  </div>`;
}
