import { useRef, useState } from 'preact/hooks';
import { Button } from '../../../components/button.js';
import { Icon } from '../../../components/icon.js';
import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { ACCEPTED, largestSize } from './kinds.js';

/** Where pictures are dropped, or chosen. @param {{kind: import('./kinds.js').ExpressionKind, full: boolean, onFiles: (files: File[]) => void}} props */
export function Dropping({ kind, full, onFiles }) {
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [over, setOver] = useState(false);
  /** @param {any} event */
  const drop = (event) => {
    event.preventDefault();
    setOver(false);
    if (!full) onFiles([...event.dataTransfer.files]);
  };
  /** @param {any} event */
  const drag = (event) => {
    event.preventDefault();
    setOver(true);
  };
  return html`<div class="dropping" data-over=${over ? '' : undefined} onDragOver=${drag} onDragLeave=${() => setOver(false)} onDrop=${drop}>
    <${Icon} name="cloud-upload" size=${24} />
    <div class="dropping-words">
      <div>${full ? t('expressions.full') : t('expressions.drop')}</div>
      <p class="field-note">${t('expressions.formats', { size: largestSize(kind) })}</p>
    </div>
    <${Button} kind="primary" busy=${full} onClick=${() => input.current?.click()}>${t('expressions.choose')}<//>
    <input class="visually-hidden" type="file" multiple accept=${ACCEPTED.join()} tabindex="-1" aria-hidden="true" ref=${input} onChange=${(/** @type {any} */ event) => {
      onFiles([...event.currentTarget.files]);
      event.currentTarget.value = '';
    }} />
  </div>`;
}
