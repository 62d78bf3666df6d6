import { html } from '../lib/html.js';

/** An arcade with an empty bench: nobody has spoken yet. @param {{class?: string}} props */
export function HallDrawing({ class: names = 'empty-drawing' }) {
  return html`<svg class=${names} viewBox="0 0 168 120" aria-hidden="true">
    <path class="drawing-tone" d="M14 108V62a26 26 0 0 1 52 0v46zM102 108V62a26 26 0 0 1 52 0v46z" />
    <path class="drawing-deep" d="M48 108V48a36 36 0 0 1 72 0v60z" />
    <path class="drawing-wash" d="M62 108V52a22 22 0 0 1 44 0v56z" />
    <path class="drawing-accent-line" d="M62 108V52a22 22 0 0 1 44 0v56" />
    <path class="drawing-line" d="M6 108h156M70 94h28M74 94v14M94 94v14" />
    <circle class="drawing-accent" cx="84" cy="62" r="4" />
  </svg>`;
}

/** A door with a loose wire: the server does not answer. */
export function AwayDrawing() {
  return html`<svg class="empty-drawing" viewBox="0 0 168 120" aria-hidden="true">
    <path class="drawing-tone" d="M52 108V52a32 32 0 0 1 64 0v56z" />
    <path class="drawing-deep" d="M66 108V56a18 18 0 0 1 36 0v52z" />
    <path class="drawing-line" d="M6 108h156M94 82v6M10 62c14 0 12 14 24 14M158 62c-14 0-12 14-24 14" />
    <path class="drawing-accent-line" d="M40 70l6 6-6 6M128 70l-6 6 6 6" />
  </svg>`;
}

/** Two arches on a map: choose where to go. */
export function WayDrawing() {
  return html`<svg class="empty-drawing" viewBox="0 0 168 120" aria-hidden="true">
    <path class="drawing-tone" d="M20 108V70a20 20 0 0 1 40 0v38zM108 108V70a20 20 0 0 1 40 0v38z" />
    <path class="drawing-deep" d="M64 108V52a20 20 0 0 1 40 0v56z" />
    <path class="drawing-line" d="M6 108h156" />
    <path class="drawing-accent-line" d="M84 26V8M76 18l8 8 8-8" />
    <circle class="drawing-accent" cx="84" cy="78" r="4" />
  </svg>`;
}
