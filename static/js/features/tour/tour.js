import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { placeNear } from '../../components/place.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { tourSteps } from './steps.js';

const ROOM = 4;

/** Points at one thing after the other. Everything stays usable meanwhile; Esc or “Skip” ends it for good. @param {{onEnd: () => void}} props */
export function Tour({ onEnd }) {
  const id = useId();
  const bubble = useRef(/** @type {HTMLDivElement | null} */ (null));
  const ring = useRef(/** @type {HTMLDivElement | null} */ (null));
  const [index, setIndex] = useState(0);
  const steps = tourSteps();
  const step = steps[index];
  const isLast = index === steps.length - 1;

  useLayoutEffect(() => {
    const point = () => bubble.current && ring.current && pointAt(step, bubble.current, ring.current);
    point();
    const observer = new ResizeObserver(point);
    observer.observe(document.documentElement);
    if (bubble.current) observer.observe(bubble.current);
    return () => observer.disconnect();
  }, [index]);

  useEffect(() => {
    const before = /** @type {HTMLElement | null} */ (document.activeElement);
    /** @type {HTMLElement | null | undefined} */ (bubble.current?.querySelector('.button-primary'))?.focus();
    return () => {
      if (document.activeElement === document.body) (before?.isConnected && before !== document.body ? before : document.getElementById('composer'))?.focus();
    };
  }, []);

  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onEnd();
  };
  const next = () => (isLast ? onEnd() : setIndex(index + 1));
  return html`<div class="tour">
    <div class="tour-ring" ref=${ring} aria-hidden="true" />
    <div class="tour-bubble" role="dialog" aria-labelledby=${id} aria-describedby=${`${id}-text`} ref=${bubble} onKeyDown=${key}>
      <div aria-live="polite">
        <p class="tour-count">${t('tour.step', { step: index + 1, count: steps.length })}</p>
        <h2 class="tour-title" id=${id}>${step.title}</h2>
        <p class="tour-text" id=${`${id}-text`}>${step.text}</p>
      </div>
      <div class="tour-ways">
        ${!isLast && html`<${Button} small kind="quiet" onClick=${onEnd}>${t('tour.skip')}<//>`}
        ${index > 0 && html`<${Button} small onClick=${() => setIndex(index - 1)}>${t('action.back')}<//>`}
        <${Button} small kind="primary" onClick=${next}>${isLast ? t('action.done') : t('tour.next')}<//>
      </div>
    </div>
  </div>`;
}

/** What cannot be seen (on a phone, or a list that is closed) is spoken of beside what leads there. @param {import('./steps.js').Step} step @param {HTMLElement} bubble @param {HTMLElement} ring */
function pointAt(step, bubble, ring) {
  const box = boxOf(step.target) ?? boxOf(step.instead);
  ring.hidden = !box;
  const { clientWidth, clientHeight } = document.documentElement;
  const foot = { left: 0, right: clientWidth, top: clientHeight, bottom: clientHeight, width: clientWidth, height: 0 };
  placeNear(bubble, box ?? foot, box ? (boxOf(step.target) ? step.side : 'below') : 'above');
  if (box) Object.assign(ring.style, { left: `${box.left + ROOM}px`, top: `${box.top + ROOM}px`, width: `${box.width - 2 * ROOM}px`, height: `${box.height - 2 * ROOM}px` });
}

/** @param {string} selector */
function boxOf(selector) {
  const found = document.querySelector(selector);
  return found?.checkVisibility({ visibilityProperty: true }) && !found.closest('[inert]') ? found.getBoundingClientRect() : null;
}
