import { html } from '../../lib/html.js';
import { formatWhen } from '../../lib/dates.js';
import { t } from '../../lib/i18n.js';
import { MessageText } from './message-text.js';
import { Parts } from './parts/parts.js';
import { SystemText, isSystem } from './parts/system-text.js';

/** @param {{message: import('../../state/types.js').RowMessage, id: string}} props */
export function MessageContent({ message, id }) {
  const edited = message.edited_at;
  return html`<div class="message-text" id=${id} data-edited=${edited ? '' : undefined}>
    ${isSystem(message) ? html`<${SystemText} message=${message} />` : message.content && html`<${MessageText} message=${message} />`}
    ${edited && html`<span class="message-edited" data-tip=${t('message.edited_at', { time: formatWhen(edited) })}>${t('message.edited')}</span>`}
    ${message.state === 'pending' && html`<span class="visually-hidden">${t('message.pending')}</span>`}
    <${Parts} message=${message} />
  </div>`;
}
