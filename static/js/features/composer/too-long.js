import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { addFiles } from '../uploads/tray.js';

const NAME = 'message.txt';

/** More than a message holds can go as a file. @param {{channel: import('../../state/types.js').Channel, text: string, length: number, limit: number}} props */
export function TooLong({ channel, text, length, limit }) {
  const { views, actions } = useApp();
  const makeFile = async () => {
    const added = await addFiles(channel.id, [new File([text], NAME, { type: 'text/plain' })]);
    if (added.length > 0) actions.setDraft(channel.id, '');
    document.getElementById('composer')?.focus();
  };
  return html`<p class="composer-hint" role="status">
    <span>${t('composer.too_long', { count: length - limit })}</span>
    ${views.can(channel.id, 'ATTACH_FILES') && html`<button type="button" class="link-button" onClick=${makeFile}>${t('composer.as_file')}</button>`}
  </p>`;
}
