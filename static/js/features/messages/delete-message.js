import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { FormError } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { onGlass } from '../shell/ui.js';
import { MessagePreview } from './message-preview.js';

/** @param {{message: import('../../state/types.js').RowMessage, onClose: () => void}} props */
export function DeleteMessage({ message, onClose }) {
  const { actions } = useApp();
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  const remove = async () => {
    setState({ busy: true, error: null });
    const result = await actions.deleteMessage(message.channel_id, message.id);
    if (result.ok) onClose();
    else setState({ busy: false, error: result.error });
  };
  return html`<${Dialog} title=${t('message.delete_title')} onClose=${onClose}>
    <p class="dialog-text">${t('message.delete_question')}</p>
    <div class="message-preview-frame" inert><${MessagePreview} message=${message} /></div>
    ${state.error && html`<${FormError}>${errorText(state.error)}<//>`}
    ${!onGlass.value && html`<p class="field-note">${t('message.delete_hint')}</p>`}
    <div class="dialog-actions">
      <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
      <${Button} kind="danger" busy=${state.busy} onClick=${remove} data-autofocus>${t('action.delete')}<//>
    </div>
  <//>`;
}
