import { html } from '../lib/html.js';

/** Grey shapes that appear only after 150 ms (the delay is in the style). @param {{rows?: number, narrow?: boolean, label: string}} props */
export function Skeleton({ rows = 10, narrow = false, label }) {
  return html`<div class=${`skeleton ${narrow ? 'skeleton-narrow' : ''}`} role="status" aria-label=${label}>
    ${Array.from({ length: rows }, (_, index) => html`<div class="skeleton-row" key=${index} aria-hidden="true">
      <div class="skeleton-face" />
      <div class="skeleton-lines"><div class="skeleton-bar" /><div class="skeleton-bar" /></div>
    </div>`)}
  </div>`;
}
