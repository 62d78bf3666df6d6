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

/** A gate that is shut: not for the reader. */
export function LockedDrawing() {
  return html`<svg class="empty-drawing" viewBox="0 0 168 120" aria-hidden="true">
    <path class="drawing-tone" d="M42 108V56a42 42 0 0 1 84 0v52z" />
    <path class="drawing-line" d="M6 108h156M58 108V48M71 108V36M97 108V36M110 108V48" />
    <rect class="drawing-deep" x="66" y="62" width="36" height="30" rx="6" />
    <path class="drawing-accent-line" d="M74 62v-7a10 10 0 0 1 20 0v7" />
    <circle class="drawing-accent" cx="84" cy="76" r="4" />
  </svg>`;
}

/** An arch with its keystone on the floor: something of ours broke. */
export function BrokenDrawing() {
  return html`<svg class="empty-drawing" viewBox="0 0 168 120" aria-hidden="true">
    <path class="drawing-tone" d="M40 108V60a44 44 0 0 1 34-43l5 19a25 25 0 0 0-19 24v48zM128 108V60a44 44 0 0 0-34-43l-5 19a25 25 0 0 1 19 24v48z" />
    <path class="drawing-deep" d="M72 108l4-20h16l4 20z" />
    <path class="drawing-line" d="M6 108h156M24 102l8 6M140 106l6-8" />
    <path class="drawing-accent-line" d="M84 40v14M74 44l4 8M94 44l-4 8" />
  </svg>`;
}
