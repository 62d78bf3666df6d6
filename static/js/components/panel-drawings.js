import { html } from '../lib/html.js';

/** An arch with a note on its key stone: nothing is pinned. */
export function PinDrawing() {
  return html`<svg class="empty-drawing" viewBox="0 0 168 120" aria-hidden="true">
    <path class="drawing-tone" d="M36 108V58a48 48 0 0 1 96 0v50z" />
    <path class="drawing-deep" d="M54 108V62a30 30 0 0 1 60 0v46z" />
    <path class="drawing-wash" d="M66 44h36v36H66z" />
    <path class="drawing-accent-line" d="M66 44h36v36H66zM74 58h20M74 68h12" />
    <path class="drawing-line" d="M6 108h156" />
    <circle class="drawing-accent" cx="84" cy="42" r="5" />
  </svg>`;
}

/** A shelf of pigeonholes, swept: nothing waits. */
export function ShelfDrawing() {
  return html`<svg class="empty-drawing" viewBox="0 0 168 120" aria-hidden="true">
    <path class="drawing-tone" d="M28 20h112v88H28z" />
    <path class="drawing-deep" d="M40 58V44a14 14 0 0 1 28 0v14zM72 58V44a14 14 0 0 1 28 0v14zM104 58V44a14 14 0 0 1 28 0v14zM40 100V86a14 14 0 0 1 28 0v14zM104 100V86a14 14 0 0 1 28 0v14z" />
    <path class="drawing-wash" d="M72 100V86a14 14 0 0 1 28 0v14z" />
    <path class="drawing-accent-line" d="M78 88l6 6 11-11" />
    <path class="drawing-line" d="M6 108h156M28 64h112" />
  </svg>`;
}

/** A book with a ribbon: nothing is kept yet. */
export function RibbonDrawing() {
  return html`<svg class="empty-drawing" viewBox="0 0 168 120" aria-hidden="true">
    <path class="drawing-tone" d="M24 30c24-8 44-6 60 6v68c-16-12-36-14-60-6zM144 30c-24-8-44-6-60 6v68c16-12 36-14 60-6z" />
    <path class="drawing-line" d="M84 36v68M38 48c12-3 22-2 32 3M38 64c12-3 22-2 32 3M130 48c-12-3-22-2-32 3" />
    <path class="drawing-wash" d="M108 26h16v44l-8-8-8 8z" />
    <path class="drawing-accent-line" d="M108 26h16v44l-8-8-8 8z" />
  </svg>`;
}
