import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { FormError } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { errorText, formatPercent, t } from '../../lib/i18n.js';
import { Range } from '../settings/range.js';
import { keepInside, MOST_ZOOM, moveBy, pieceOf, startPlace } from './crop.js';

const STEP = 0.05;
const KEYS = /** @type {Record<string, [number, number]>} */ ({ ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] });

/**
 * Choosing the piece of a picture: drag it, or arrows; zoom with the slider, the wheel, or plus and minus.
 * @param {{title: string, picture: HTMLImageElement, size: {width: number, height: number}, round?: boolean, onSave: (piece: Blob) => Promise<import('../../state/types.js').Result>, onClose: () => void}} props
 *   size: what is made of the piece, in pixels
 */
export function CropDialog({ title, picture, size, round, onSave, onClose }) {
  const ratio = size.width / size.height;
  const whole = { width: picture.naturalWidth, height: picture.naturalHeight };
  const canvas = useRef(/** @type {HTMLCanvasElement | null} */ (null));
  const [place, setPlace] = useState(() => startPlace(whole));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(/** @type {any} */ (null));
  useEffect(() => {
    if (canvas.current) draw(canvas.current, picture, pieceOf(whole, ratio, place));
  }, [place]);

  /** @param {number} across @param {number} down */
  const move = (across, down) => setPlace((now) => moveBy(whole, ratio, now, across, down));
  /** @param {(zoom: number) => number} change */
  const zoom = (change) => setPlace((now) => keepInside(whole, ratio, { ...now, zoom: change(now.zoom) }));
  const save = async () => {
    setBusy(true);
    const result = await onSave(await pieceAsBlob(picture, pieceOf(whole, ratio, place), size));
    setBusy(false);
    if (result.ok) onClose();
    else setError(result.error);
  };
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (event.key in KEYS) move(...KEYS[event.key]);
    else if (event.key === '+' || event.key === '=') zoom((now) => now * 1.1);
    else if (event.key === '-') zoom((now) => now / 1.1);
    else return;
    event.preventDefault();
  };
  /** @param {PointerEvent} event */
  const drag = (event) => {
    const frame = /** @type {HTMLElement} */ (event.currentTarget);
    if (event.type === 'pointerdown') frame.setPointerCapture(event.pointerId);
    else if (frame.hasPointerCapture(event.pointerId)) move(-event.movementX / frame.clientWidth, -event.movementY / frame.clientHeight);
  };
  /** @param {WheelEvent} event */
  const wheel = (event) => {
    event.preventDefault();
    zoom((now) => now * (event.deltaY < 0 ? 1.08 : 1 / 1.08));
  };
  return html`<${Dialog} title=${title} onClose=${onClose} wide>
    ${error && html`<${FormError}>${errorText(error)}<//>`}
    <div class=${`account-crop ${round ? 'account-crop-round' : ''}`} role="application" tabindex="0" data-autofocus="" aria-label=${t('picture.crop_label')} aria-roledescription=${t('picture.crop_kind')}
      onKeyDown=${key} onPointerDown=${drag} onPointerMove=${drag} onWheel=${wheel}>
      <canvas class="account-crop-canvas" ref=${canvas} width=${Math.min(size.width, 640)} height=${Math.min(size.width, 640) / ratio} />
    </div>
    <p class="field-note">${t('picture.crop_note')}</p>
    <${Range} label=${t('picture.zoom')} value=${Math.round(place.zoom * 100)} min=${100} max=${MOST_ZOOM * 100} shown=${formatPercent(Math.round(place.zoom * 100))} onChange=${(/** @type {number} */ value) => zoom(() => value / 100)} />
    <div class="dialog-actions">
      <${Button} kind="quiet" onClick=${() => setPlace(startPlace(whole))}>${t('unsaved.reset')}<//>
      <${Button} kind="primary" busy=${busy} onClick=${save}>${busy ? t('picture.saving') : t('action.save')}<//>
    </div>
  <//>`;
}

/** @param {HTMLCanvasElement} canvas @param {HTMLImageElement} picture @param {{x: number, y: number, width: number, height: number}} piece */
function draw(canvas, picture, { x, y, width, height }) {
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.imageSmoothingQuality = 'high';
  pen.clearRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, x, y, width, height, 0, 0, canvas.width, canvas.height);
}

/** @param {HTMLImageElement} picture @param {{x: number, y: number, width: number, height: number}} piece @param {{width: number, height: number}} size @returns {Promise<Blob>} */
function pieceAsBlob(picture, piece, size) {
  const canvas = Object.assign(document.createElement('canvas'), size);
  draw(canvas, picture, piece);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be drawn.'))), 'image/png'));
}
