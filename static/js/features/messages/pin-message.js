import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { FormError } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createKeeping } from '../../state/actions/keeping.js';
import { useApp } from '../../state/context.js';
import { MessagePreview } from './message-preview.js';

/** Pins what is not pinned, and the other way round. @param {{message: import('../../state/types.js').Message, onClose: () => void}} props */
export function PinMessage({ message, onClose }) {
  const { use, store, views } = useApp();
  const { setPinned } = use(createKeeping);
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  const [isPinned] = useState(message.pinned);
  const channel = store.channels.value.byId[message.channel_id];
  const question = channel?.guild_id ? t('message.pin_question', { name: `#${views.channelName(channel)}` }) : t('message.pin_question_here');
  const change = async () => {
    setState({ busy: true, error: null });
    const result = await setPinned(message.channel_id, message.id, !isPinned);
    if (result.ok) onClose();
    else setState({ busy: false, error: result.error });
  };
  return html`<${Dialog} title=${isPinned ? t('message.unpin_title') : t('message.pin_title')} onClose=${onClose}>
    <p class="dialog-text">${isPinned ? t('message.unpin_question') : question}</p>
    <div class="message-preview-frame" inert><${MessagePreview} message=${message} /></div>
    ${state.error && html`<${FormError}>${state.error.code === 'conflict' ? t('pins.full') : errorText(state.error)}<//>`}
    <div class="dialog-actions">
      <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
      <${Button} kind=${isPinned ? 'danger' : 'primary'} busy=${state.busy} onClick=${change} data-autofocus>${isPinned ? t('message.unpin') : t('message.pin')}<//>
    </div>
  <//>`;
}
