import { html } from '../../lib/html.js';
import { errorText, formatSize, t } from '../../lib/i18n.js';

/** The name of a file and how far it has come, once its message has `begun` to leave. @param {{upload: import('../../state/types.js').Upload, begun: boolean}} props */
export function FileProgress({ upload, begun }) {
  const { name, size, sent } = upload;
  const percent = size > 0 ? Math.floor((100 * sent) / size) : 0;
  return html`<div class="pending-words">
    <span class="truncate">${name}</span>
    ${begun && html`<div class="pending-bar" role="progressbar" aria-label=${t('upload.progress_of', { name })} aria-valuemin="0" aria-valuemax="100" aria-valuenow=${percent}><span style=${{ inlineSize: `${percent}%` }} /></div>`}
    <small>${begun ? wordsOf(upload) : formatSize(size)}</small>
  </div>`;
}

/** @param {import('../../state/types.js').Upload} upload */
function wordsOf({ size, sent, state, error }) {
  if (state === 'failed') return errorText(error);
  if (state === 'done') return t('upload.done');
  return state === 'ready' ? t('upload.waiting') : t('upload.progress', { sent: formatSize(sent), size: formatSize(size) });
}
