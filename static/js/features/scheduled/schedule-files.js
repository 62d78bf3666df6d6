import { IconButton } from '../../components/icon-button.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { trayOf } from '../../state/trays.js';
import { FileFace } from '../uploads/file-face.js';
import { FileProgress } from '../uploads/file-progress.js';
import { uploadsHere } from '../uploads/tray.js';

/** What is in the tray goes along; while it goes up nothing is taken out of it. @param {{channelId: number, busy: boolean}} props */
export function ScheduleFiles({ channelId, busy }) {
  const uploads = trayOf(useApp().store.uploads.value, channelId);
  if (uploads.length === 0) return null;
  return html`<ul class="pending-list" aria-label=${t('upload.tray')}>${uploads.map((upload) => html`<li class="pending-file" key=${upload.key} data-state=${upload.state}>
    <div class="pending-face"><${FileFace} upload=${upload} /></div>
    <${FileProgress} upload=${upload} begun=${busy || upload.state === 'failed'} />
    <${IconButton} small icon="x" label=${t('upload.remove_of', { name: upload.name })} data-tip=${t('upload.remove')} disabled=${busy} onClick=${() => uploadsHere().removeFile(upload.key)} />
  </li>`)}</ul>`;
}
