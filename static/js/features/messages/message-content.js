import { html } from '../../lib/html.js';
import { formatWhen } from '../../lib/dates.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { showEdits } from './message-acts.js';
import { mayOn } from './message-rights.js';
import { MessageText } from './message-text.js';
import { Parts } from './parts/parts.js';
import { SystemText, isSystem } from './parts/system-text.js';

/** @param {{message: import('../../state/types.js').RowMessage, id: string}} props */
export function MessageContent({ message, id }) {
  const edited = message.edited_at;
  return html`<div class="message-text" id=${id} data-edited=${edited ? '' : undefined}>
    ${isSystem(message) ? html`<${SystemText} message=${message} />` : message.content && html`<${MessageText} message=${message} />`}
    ${edited && html`<${Edited} message=${message} time=${edited} />`}
    ${message.state === 'pending' && html`<span class="visually-hidden">${t('message.pending')}</span>`}
    <${Parts} message=${message} />
  </div>`;
}

/** Whoever may see what it said before gets there by it. @param {{message: import('../../state/types.js').RowMessage, time: string}} props */
function Edited({ message, time }) {
  const app = useApp();
  const tip = t('message.edited_at', { time: formatWhen(time) });
  if (!mayOn(app, message).seeEdits) return html`<span class="message-edited" data-tip=${tip}>${t('message.edited')}</span>`;
  return html`<button type="button" class="message-edited" tabindex="-1" data-tip=${tip} onClick=${() => showEdits(message)}>${t('message.edited')}</button>`;
}
