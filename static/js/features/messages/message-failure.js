import { Icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';

/** @param {{message: import('../../state/types.js').RowMessage}} props */
export function MessageFailure({ message }) {
  const { actions } = useApp();
  const nonce = message.nonce ?? '';
  const words = message.error ? t('message.failed_why', { reason: errorText(message.error) }) : t('message.failed');
  return html`<div class="message-failure">
    <span><${Icon} name="circle-alert" size=${16} />${words}</span>
    <button type="button" class="link-button" onClick=${() => actions.retrySend(nonce)}>${t('action.retry')}</button>
    <button type="button" class="link-button link-button-danger" onClick=${() => actions.discardSend(nonce)}>${t('message.discard')}</button>
  </div>`;
}
