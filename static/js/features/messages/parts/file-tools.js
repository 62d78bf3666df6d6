import { IconButton } from '../../../components/icon-button.js';
import { lazy } from '../../../components/lazy.js';
import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { openDialog } from '../../shell/ui.js';

const DescribeSent = lazy(() => import('../../uploads/describe-sent.js'), 'DescribeSent');

/** What its author may still do with a file that has been sent. @param {{file: import('../../../state/types.js').File, message?: import('../../../state/types.js').RowMessage}} props */
export function FileTools({ file, message }) {
  const isOwn = message?.mine && message.state === 'sent' && message.files.some(({ id }) => id === file.id);
  return isOwn && html`<${IconButton} icon="pencil" small class="file-edit" label=${t('upload.edit_of', { name: file.name })} data-tip=${t('upload.edit')} onClick=${() => openDialog(DescribeSent, { file, message })} />`;
}
