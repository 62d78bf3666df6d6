import { IconButton } from '../../components/icon-button.js';
import { html } from '../../lib/html.js';
import { errorText, formatSize, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { FileFace } from './file-face.js';
import { uploadsHere } from './tray.js';

/** How far the files of a message are that waits for them. @param {{message: import('../../state/types.js').RowMessage}} props */
export function PendingUploads({ message }) {
  const { store } = useApp();
  const { byKey } = store.uploads.value;
  const nonce = message.nonce ?? '';
  const uploads = (message.uploads ?? []).flatMap((key) => byKey[key] ?? []);
  const { cancelUpload, takeBack } = uploadsHere();
  return html`<div class="pending">
    <ul class="pending-list">${uploads.map((upload) => html`<${PendingFile} key=${upload.key} upload=${upload} onCancel=${() => cancelUpload(nonce, upload.key)} />`)}</ul>
    <button type="button" class="link-button" onClick=${() => { takeBack(nonce); document.getElementById('composer')?.focus(); }}>${t('upload.take_back')}</button>
  </div>`;
}

/** @param {{upload: import('../../state/types.js').Upload, onCancel: () => void}} props */
function PendingFile({ upload, onCancel }) {
  const { name, size, sent, state, error } = upload;
  const percent = size > 0 ? Math.floor((100 * sent) / size) : 0;
  const words = state === 'failed' ? errorText(error) : state === 'done' ? t('upload.done') : state === 'ready' ? t('upload.waiting') : t('upload.progress', { sent: formatSize(sent), size: formatSize(size) });
  return html`<li class="pending-file" data-state=${state}>
    <div class="pending-face"><${FileFace} upload=${upload} /></div>
    <div class="pending-words">
      <span class="truncate">${name}</span>
      <div class="pending-bar" role="progressbar" aria-label=${t('upload.progress_of', { name })} aria-valuemin="0" aria-valuemax="100" aria-valuenow=${percent}><span style=${{ inlineSize: `${percent}%` }} /></div>
      <small>${words}</small>
    </div>
    <${IconButton} small icon="x" label=${t('upload.cancel_of', { name })} data-tip=${t('action.cancel')} onClick=${onCancel} />
  </li>`;
}
