import { useEffect, useRef } from 'preact/hooks';
import { formatFull } from '../lib/dates.js';
import { html } from '../lib/html.js';
import { placeNear } from './place.js';

const DELAY = 450;
const AGAIN_WITHIN = 300;

/** One tooltip for the whole page: any element says its words in `data-tip`, or a moment in `data-tip-time` (and its side in `data-tip-side`). */
export function TooltipHost() {
  const ref = useRef(/** @type {HTMLDivElement | null} */ (null));
  useEffect(() => followTips(/** @type {HTMLDivElement} */ (ref.current)), []);
  return html`<div class="tooltip" popover="manual" aria-hidden="true" ref=${ref} />`;
}

/** @param {HTMLDivElement} bubble */
function followTips(bubble) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let hiddenAt = 0;
  /** @type {HTMLElement | null} */
  let owner = null;

  const hide = () => {
    clearTimeout(timer);
    if (bubble.matches(':popover-open')) hiddenAt = Date.now();
    bubble.hidePopover();
    owner = null;
  };
  const show = () => {
    if (!owner?.isConnected || owner.getAttribute('aria-expanded') === 'true') return;
    bubble.textContent = owner.dataset.tip ?? formatFull(owner.dataset.tipTime ?? '');
    bubble.showPopover();
    placeNear(bubble, owner.getBoundingClientRect(), /** @type {any} */ (owner.dataset.tipSide ?? 'above'));
  };
  /** @param {Event} event */
  const enter = (event) => {
    const found = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest?.('[data-tip], [data-tip-time]'));
    if (found === owner) return;
    hide();
    if (!found || (event.type === 'focusin' && !found.matches(':focus-visible'))) return;
    owner = found;
    timer = setTimeout(show, Date.now() - hiddenAt < AGAIN_WITHIN ? 0 : DELAY);
  };
  /** @param {PointerEvent} event */
  const over = (event) => event.pointerType !== 'touch' && enter(event);
  /** @param {KeyboardEvent} event */
  const key = (event) => event.key === 'Escape' && hide();

  const stop = new AbortController();
  const options = { signal: stop.signal, capture: true, passive: true };
  document.addEventListener('pointerover', over, options);
  document.addEventListener('focusin', enter, options);
  document.addEventListener('focusout', hide, options);
  document.addEventListener('pointerdown', hide, options);
  document.addEventListener('scroll', hide, options);
  document.addEventListener('keydown', key, options);
  return () => {
    hide();
    stop.abort();
  };
}
