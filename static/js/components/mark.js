import { html } from '../lib/html.js';

/** Three nested arches: the sign of Guildhall. */
export function Mark() {
  return html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round">
    <path d="M3.5 28V15.5a12.5 12.5 0 0 1 25 0V28" />
    <path d="M9.3 28V15.8a6.7 6.7 0 0 1 13.4 0V28" />
    <path d="M16 28v-11.5" />
  </svg>`;
}
