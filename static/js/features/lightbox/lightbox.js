import { useEffect, useRef, useState } from 'preact/hooks';
import { copyText } from '../../components/copy-text.js';
import { Modal } from '../../components/dialog.js';
import { Icon } from '../../components/icon.js';
import { IconButton } from '../../components/icon-button.js';
import { formatWhen } from '../../lib/dates.js';
import { html } from '../../lib/html.js';
import { formatSize, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { placeholderUrl } from '../messages/parts/placeholder.js';
import { picturesAround } from './pictures.js';
import { useZoom } from './use-zoom.js';
import { STEP } from './zoom.js';

const PAN = 80;
const WORTH_FETCHING = 5_000_000; // bytes, of a picture that nobody has asked for yet

/** @param {{file: import('../../state/types.js').File, message?: import('../../state/types.js').RowMessage, onClose: () => void}} props */
export function Lightbox({ file: first, message: from, onClose }) {
  const { views } = useApp();
  const [file, setFile] = useState(first);
  const rows = from ? views.channel(from.channel_id).value.rows : [];
  const { list, index } = picturesAround(rows, file, from);
  const message = list[index].message;
  const author = message && views.person(message.guild_id, message.author).name;
  /** @param {number} step */
  const go = (step) => {
    const next = list[index + step];
    if (next) setFile(next.file);
  };
  const zoom = useZoom(file, file.id, go);
  usePreload([list[index - 1]?.file, list[index + 1]?.file]);

  /** @param {KeyboardEvent} event */
  const key = (event) => {
    const act = keyActs({ go, zoom })[`${event.shiftKey ? 'Shift+' : ''}${event.key}`];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const link = () => copyText(new URL(file.url, location.href).href);
  return html`<${Modal} class="lightbox" label=${t('lightbox.title', { name: file.name })} onClose=${onClose}>
    <div class="lightbox-frame" onKeyDown=${key}>
      <header class="lightbox-head">
        <div class="lightbox-words">
          <h2 class="lightbox-name truncate dialog-title" tabindex="-1">${file.name}</h2>
          <p class="truncate">${[author, message && formatWhen(message.timestamp), file.width && `${file.width} × ${file.height}`, formatSize(file.size)].filter(Boolean).join(' · ')}</p>
        </div>
        <${IconButton} icon="zoom-out" class="lightbox-zoom" label=${t('lightbox.zoom_out')} keys="-" aria-disabled=${zoom.view.scale === 1 ? 'true' : undefined} onClick=${() => zoom.zoom(1 / STEP)} />
        <${IconButton} icon="zoom-in" class="lightbox-zoom" label=${t('lightbox.zoom_in')} keys="+" onClick=${() => zoom.zoom(STEP)} />
        <${IconButton} icon="link" label=${t('lightbox.copy_link')} onClick=${link} />
        <a class="icon-button" href=${file.url} target="_blank" rel="noopener" aria-label=${t('lightbox.original')} data-tip=${t('lightbox.original')}><${Icon} name="external-link" /></a>
        <a class="icon-button" href=${file.url} download=${file.name} aria-label=${t('lightbox.download')} data-tip=${t('lightbox.download')}><${Icon} name="download" /></a>
        <${IconButton} icon="x" label=${t('action.close')} keys="Esc" onClick=${onClose} />
      </header>
      <${Stage} file=${file} zoom=${zoom} onClose=${onClose} />
      ${index > 0 && html`<${IconButton} icon="chevron-left" size=${24} class="lightbox-side lightbox-before" label=${t('lightbox.before')} keys="←" onClick=${() => go(-1)} />`}
      ${index < list.length - 1 && html`<${IconButton} icon="chevron-right" size=${24} class="lightbox-side lightbox-after" label=${t('lightbox.after')} keys="→" onClick=${() => go(1)} />`}
      <footer class="lightbox-foot">
        ${file.alt && html`<p class="lightbox-alt">${file.alt}</p>`}
        ${list.length > 1 && html`<p class="lightbox-count" role="status">${t('lightbox.count', { index: index + 1, count: list.length })}</p>`}
      </footer>
    </div>
  <//>`;
}

/** @param {{go: (step: number) => void, zoom: ReturnType<typeof useZoom>}} acts @returns {Record<string, () => void>} */
const keyActs = ({ go, zoom }) => ({
  ArrowLeft: () => go(-1),
  ArrowRight: () => go(1),
  'Shift+ArrowLeft': () => zoom.move(PAN, 0),
  'Shift+ArrowRight': () => zoom.move(-PAN, 0),
  ArrowUp: () => zoom.move(0, PAN),
  ArrowDown: () => zoom.move(0, -PAN),
  'Shift+ArrowUp': () => zoom.move(0, PAN),
  'Shift+ArrowDown': () => zoom.move(0, -PAN),
  '+': () => zoom.zoom(STEP),
  'Shift++': () => zoom.zoom(STEP),
  '=': () => zoom.zoom(STEP),
  '-': () => zoom.zoom(1 / STEP),
  0: zoom.reset,
});

/** A press beside the picture closes. @param {{file: import('../../state/types.js').File, zoom: ReturnType<typeof useZoom>, onClose: () => void}} props */
function Stage({ file, zoom, onClose }) {
  const { view, picture, stage, handlers, wasDragged } = zoom;
  const [failed, setFailed] = useState(false);
  useEffect(() => setFailed(false), [file.id]);
  /** @param {MouseEvent} event */
  const click = (event) => event.target === event.currentTarget && !wasDragged() && onClose();
  const style = { inlineSize: `${picture.width}px`, blockSize: `${picture.height}px`, transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})`, backgroundImage: backdrop(file) };
  return html`<div class="lightbox-stage" ref=${stage} data-zoomed=${view.scale > 1 ? '' : undefined} onClick=${click} ...${handlers}>
    ${failed ? html`<p class="lightbox-failed" role="alert"><${Icon} name="image-off" size=${24} />${t('file.picture_failed')}</p>`
      : html`<img key=${file.id} class="lightbox-picture" src=${file.url} alt=${file.alt ?? file.name} style=${style} draggable=${false} onError=${() => setFailed(true)} />`}
  </div>`;
}

/** What is known of it at once: its thumbnail, which the list has loaded. @param {import('../../state/types.js').File} file */
function backdrop({ thumbnails, placeholder }) {
  const url = thumbnails?.[0]?.url ?? placeholderUrl(placeholder);
  return url ? `url("${url}")` : 'none';
}

/** @param {(import('../../state/types.js').File | undefined)[]} files */
function usePreload(files) {
  const known = useRef(new Set());
  useEffect(() => {
    for (const file of files) {
      if (!file || file.size > WORTH_FETCHING || known.current.has(file.id)) continue;
      known.current.add(file.id);
      new Image().src = file.url;
    }
  });
}
