/** The drawings of parts that load late; those of what may stand on the first screen are in drawings.js. */
import { html } from '../lib/html.js';

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

/** A lantern held under an arch: nothing was found. */
export function SearchDrawing() {
  return html`<svg class="empty-drawing" viewBox="0 0 168 120" aria-hidden="true">
    <path class="drawing-tone" d="M22 108V64a28 28 0 0 1 56 0v44z" />
    <path class="drawing-deep" d="M34 108V66a16 16 0 0 1 32 0v42z" />
    <circle class="drawing-wash" cx="108" cy="58" r="30" />
    <path class="drawing-line" d="M6 108h156M129 80l20 22" />
    <circle class="drawing-accent-line" cx="108" cy="58" r="30" />
    <path class="drawing-line" d="M96 50a14 14 0 0 1 12-8" />
    <circle class="drawing-accent" cx="50" cy="74" r="3" />
  </svg>`;
}

/** Two arches that share a bench, one place still free. */
export function FriendsDrawing() {
  return html`<svg class="empty-drawing" viewBox="0 0 168 120" aria-hidden="true">
    <path class="drawing-tone" d="M20 108V58a32 32 0 0 1 64 0v50zM84 108V58a32 32 0 0 1 64 0v50z" />
    <path class="drawing-deep" d="M40 94V74a12 12 0 0 1 24 0v20z" />
    <circle class="drawing-deep" cx="52" cy="50" r="9" />
    <path class="drawing-accent-line" stroke-dasharray="3 6" d="M104 92V74a12 12 0 0 1 24 0v18" />
    <circle class="drawing-accent-line" stroke-dasharray="3 6" cx="116" cy="50" r="9" />
    <path class="drawing-line" d="M6 108h156M30 96h108M38 96v12M130 96v12" />
  </svg>`;
}

/** Closed shutters and a moon: nobody bothers here. */
export function QuietDrawing() {
  return html`<svg class="empty-drawing" viewBox="0 0 168 120" aria-hidden="true">
    <path class="drawing-tone" d="M46 108V56a38 38 0 0 1 76 0v52z" />
    <path class="drawing-deep" d="M58 108V60a26 26 0 0 1 52 0v48z" />
    <path class="drawing-line" d="M6 108h156M84 34v74M66 66h12M66 78h12M66 90h12M90 66h12M90 78h12M90 90h12" />
    <path class="drawing-accent-line" d="M146 22a13 13 0 1 1-13-13 10 10 0 0 0 13 13z" />
    <circle class="drawing-accent" cx="26" cy="30" r="2.5" />
    <circle class="drawing-accent" cx="40" cy="16" r="2" />
  </svg>`;
}
