import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from '../lib/html.js';
import { stillPictures } from './reduced-motion.js';

/**
 * A picture that may move. Where stillness is asked for, it shows its first moment until the pointer or the focus is on it; `onHover`: here it always is.
 * @param {{src: string, moves: boolean, onHover?: boolean, alt: string, class?: string, [attribute: string]: any}} props
 */
export function MovingPicture({ src, moves, onHover = false, alt, class: names = '', ...rest }) {
  if (!moves || !(onHover || stillPictures.value)) return html`<img class=${names} src=${src} alt=${alt} draggable=${false} ...${rest} />`;
  return html`<${StillPicture} src=${src} alt=${alt} class=${names} rest=${rest} />`;
}

/** @param {{src: string, alt: string, class: string, rest: Record<string, any>}} props */
function StillPicture({ src, alt, class: names, rest }) {
  const canvas = useRef(/** @type {HTMLCanvasElement | null} */ (null));
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const [plays, setPlays] = useState(false);
  useEffect(() => drawFirst(canvas.current, src, rest.onError), [src, plays]);
  useEffect(() => watch(box.current, setPlays), []);
  return html`<span class="moving-picture" ref=${box}>
    ${plays
      ? html`<img class=${names} src=${src} alt=${alt} draggable=${false} ...${rest} />`
      : html`<canvas class=${names} role=${alt ? 'img' : undefined} aria-label=${alt || undefined} aria-hidden=${alt ? undefined : 'true'} ref=${canvas} data-tip=${rest['data-tip']} />`}
  </span>`;
}

/** @param {HTMLCanvasElement | null} canvas @param {string} src @param {() => void} [onError] */
function drawFirst(canvas, src, onError) {
  if (!canvas) return;
  const picture = new Image();
  picture.onload = () => {
    canvas.width = picture.naturalWidth;
    canvas.height = picture.naturalHeight;
    canvas.getContext('2d')?.drawImage(picture, 0, 0);
  };
  if (onError) picture.onerror = onError;
  picture.src = src;
}

/** The control around it counts: who moves to it with the keyboard sees it play. @param {HTMLElement | null} box @param {(plays: boolean) => void} onChange */
function watch(box, onChange) {
  const owner = box?.closest('button, a, [tabindex]') ?? box;
  if (!owner) return undefined;
  const stop = new AbortController();
  for (const name of ['pointerenter', 'focus']) owner.addEventListener(name, () => onChange(true), { signal: stop.signal });
  for (const name of ['pointerleave', 'blur']) owner.addEventListener(name, () => onChange(false), { signal: stop.signal });
  return () => stop.abort();
}
