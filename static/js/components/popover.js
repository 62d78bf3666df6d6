import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { html } from '../lib/html.js';
import { placeNear } from './place.js';

/** Of other things a screen reader is not to be told that they are open. */
const MAY_EXPAND = 'button, a[href], [role="button"], [aria-haspopup]';

/**
 * Something small beside its anchor, in the browser's top layer. Esc or a press elsewhere closes it; the focus goes back.
 * `sheet`: over all of a narrow window instead, its content at the foot.
 * @param {{anchor: HTMLElement, at?: {x: number, y: number}, side?: import('./place.js').Side, align?: import('./place.js').Align, sheet?: boolean, class?: string, onClose: () => void, children: any, [attribute: string]: any}} props
 */
export function Popover({ anchor, at, side = 'below', align, sheet, class: names = '', onClose, children, ...rest }) {
  const ref = useRef(/** @type {HTMLDivElement | null} */ (null));
  const close = useRef(onClose);
  close.current = onClose;

  useLayoutEffect(() => {
    const element = /** @type {HTMLDivElement} */ (ref.current);
    element.showPopover();
    const place = () => !sheet && placeNear(element, at ? pointBox(at) : anchor.getBoundingClientRect(), side, at ? 'start' : align);
    place();
    const observer = new ResizeObserver(place);
    observer.observe(element);
    if (anchor.matches(MAY_EXPAND)) anchor.setAttribute('aria-expanded', 'true');
    return () => {
      observer.disconnect();
      anchor.removeAttribute('aria-expanded');
      const hadFocus = element.contains(document.activeElement) || document.activeElement === document.body;
      if (hadFocus && anchor.isConnected) anchor.focus({ preventScroll: true });
    };
  }, [anchor]);

  useEffect(() => {
    /** @param {PointerEvent} event */
    const press = (event) => {
      const target = /** @type {Node} */ (event.target);
      const isOwn = !at && anchor.contains(target);
      if (!ref.current?.contains(target) && !isOwn) close.current();
    };
    document.addEventListener('pointerdown', press, true);
    return () => document.removeEventListener('pointerdown', press, true);
  }, [anchor]);

  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (anchor.isConnected) anchor.focus({ preventScroll: true }); // at once: the next key may come before the next drawing
    onClose();
  };
  /** @param {MouseEvent} event */
  const pressVeil = (event) => event.target === ref.current && onClose();
  return html`<div class=${`popover ${sheet ? 'popover-sheet' : ''} ${names}`} popover="manual" ref=${ref} onKeyDown=${key} onClick=${sheet ? pressVeil : undefined} ...${rest}>${children}</div>`;
}

/** Where the pointer was, as a box without size. @param {{x: number, y: number}} point */
const pointBox = ({ x, y }) => ({ left: x, right: x, top: y, bottom: y, width: 0, height: 0 });
