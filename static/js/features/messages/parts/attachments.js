import { useState } from 'preact/hooks';
import { Icon } from '../../../components/icon.js';
import { html } from '../../../lib/html.js';
import { formatSize, t } from '../../../lib/i18n.js';
import { fileIcon } from '../../uploads/file-icon.js';
import { FileTools } from './file-tools.js';
import { MediaTile } from './media-tile.js';
import { alone, mosaic } from './mosaic.js';

/** @typedef {import('../../../state/types.js').File} File */

/** Pictures and films first, close together, then what is heard, then the rest. @param {{files: File[], message?: import('../../../state/types.js').RowMessage}} props */
export function Attachments({ files, message }) {
  const media = files.filter(isSeen);
  const heard = files.filter((file) => kindOf(file) === 'audio');
  const rest = files.filter((file) => !isSeen(file) && kindOf(file) !== 'audio');
  return html`<div class="part-files">
    ${media.length > 0 && html`<${Mosaic} files=${media} message=${message} />`}
    ${heard.map((file) => html`<div class="part-file-row" key=${file.id}><${Covered} file=${file}><${Sound} file=${file} /><//><${FileTools} file=${file} message=${message} /></div>`)}
    ${rest.map((file) => html`<div class="part-file-row" key=${file.id}><${Covered} file=${file}><${FileCard} file=${file} /><//><${FileTools} file=${file} message=${message} /></div>`)}
  </div>`;
}

/** @param {File} file */
const kindOf = ({ content_type }) => content_type.split('/')[0];

/** @param {File} file */
const isSeen = (file) => (kindOf(file) === 'image' && !!file.width) || kindOf(file) === 'video';

/** @param {{files: File[], message?: import('../../../state/types.js').RowMessage}} props */
function Mosaic({ files, message }) {
  if (files.length === 1) {
    const { width, height } = alone(files[0]);
    return html`<div class="mosaic-one" style=${{ inlineSize: `${width}px`, aspectRatio: `${width} / ${height}` }}><${MediaTile} file=${files[0]} message=${message} wide=${width} whole /><${FileTools} file=${files[0]} message=${message} /></div>`;
  }
  const tiles = mosaic(files.length);
  return html`<div class="mosaic">${files.map((file, index) => {
    const { columns, rows, ratio } = tiles[index];
    const style = { gridColumn: `span ${columns}`, gridRow: `span ${rows}`, aspectRatio: rows > 1 ? 'auto' : String(ratio) };
    return html`<div class="mosaic-tile" key=${file.id} style=${style}><${MediaTile} file=${file} message=${message} wide=${columns * 88} /><${FileTools} file=${file} message=${message} /></div>`;
  })}</div>`;
}

/** @param {{file: File, children: any}} props */
function Covered({ file, children }) {
  const [isHidden, setHidden] = useState(Boolean(file.spoiler));
  if (!isHidden) return children;
  return html`<button type="button" class="part-spoiler" onClick=${() => setHidden(false)}><${Icon} name="eye-off" />${t('file.spoiler', { name: file.name })}</button>`;
}

/** @param {{file: File}} props */
function Sound({ file }) {
  return html`<figure class="part-sound"><figcaption class="truncate">${file.name}<small>${formatSize(file.size)}</small></figcaption>
    <audio controls preload="metadata" src=${file.url} aria-label=${file.alt ?? file.name} /></figure>`;
}

/** @param {{file: File}} props */
function FileCard({ file }) {
  return html`<a class="part-file" href=${file.url} download=${file.name}>
    <${Icon} name=${fileIcon(file.content_type, file.name)} size=${24} />
    <span class="part-file-name"><span class="truncate" title=${file.name}>${file.name}</span><small>${formatSize(file.size)}</small></span>
    <${Icon} name="download" />
  </a>`;
}
