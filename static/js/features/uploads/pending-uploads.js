import { IconButton } from '../../components/icon-button.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { FileFace } from './file-face.js';
import { FileProgress } from './file-progress.js';
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
  const { name, state } = upload;
  return html`<li class="pending-file" data-state=${state}>
    <div class="pending-face"><${FileFace} upload=${upload} /></div>
    <${FileProgress} upload=${upload} begun />
    <${IconButton} small icon="x" label=${t('upload.cancel_of', { name })} data-tip=${t('action.cancel')} onClick=${onCancel} />
  </li>`;
}
