import { useState } from 'preact/hooks';
import { Icon } from '../../../components/icon.js';
import { html } from '../../../lib/html.js';
import { formatSize, t } from '../../../lib/i18n.js';

/** @typedef {import('../../../state/types.js').File} File */

/** @param {{files: File[]}} props */
export function Attachments({ files }) {
  return html`<div class="part-files">${files.map((file) => html`<${Attachment} key=${file.id} file=${file} />`)}</div>`;
}

/** @param {{file: File}} props */
function Attachment({ file }) {
  const [isHidden, setHidden] = useState(Boolean(file.spoiler));
  if (isHidden) return html`<button type="button" class="part-spoiler" onClick=${() => setHidden(false)}>${t('file.spoiler', { name: file.name })}</button>`;
  const kind = file.content_type.split('/')[0];
  if (kind === 'image' && file.width) return html`<${Picture} file=${file} />`;
  if (kind === 'video') return html`<video class="part-video" controls preload="metadata" src=${file.url} width=${file.width} height=${file.height} poster=${file.thumbnails?.[0]?.url} aria-label=${file.alt ?? file.name} />`;
  if (kind === 'audio') return html`<figure class="part-sound"><figcaption class="truncate">${file.name}</figcaption><audio controls preload="metadata" src=${file.url} /></figure>`;
  return html`<a class="part-file" href=${file.url} download=${file.name}>
    <${Icon} name="arrow-down" /><span class="part-file-name"><span class="truncate">${file.name}</span><small>${formatSize(file.size)}</small></span>
  </a>`;
}

/** Its place is kept before it is there. @param {{file: File}} props */
function Picture({ file }) {
  const small = file.thumbnails?.[0];
  return html`<a class="part-picture" href=${file.url} target="_blank" rel="noopener">
    <img src=${small?.url ?? file.url} width=${file.width} height=${file.height} alt=${file.alt ?? file.name} loading="lazy" decoding="async" />
  </a>`;
}
