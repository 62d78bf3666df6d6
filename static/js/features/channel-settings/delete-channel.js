import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { FormError } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createPlacing } from '../../state/actions/placing.js';
import { useApp } from '../../state/context.js';
import { closeScreen } from '../shell/ui.js';

/** @param {{channel: import('../../state/types.js').Channel, onClose: () => void}} props */
export function DeleteChannel({ channel, onClose }) {
  const { use } = useApp();
  const { deleteChannel } = use(createPlacing);
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  const isCategory = channel.type === 'category';
  const remove = async () => {
    setState({ busy: true, error: null });
    const result = await deleteChannel(channel);
    if (!result.ok) {
      setState({ busy: false, error: result.error });
      return;
    }
    onClose();
    closeScreen();
  };
  return html`<${Dialog} title=${t('channel.delete_title', { name: channel.name })} onClose=${onClose}>
    <p class="dialog-text">${isCategory ? t('channel.delete_category_question') : t('channel.delete_question')}</p>
    ${state.error && html`<${FormError}>${errorText(state.error)}<//>`}
    <div class="dialog-actions">
      <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
      <${Button} kind="danger" busy=${state.busy} onClick=${remove}>${isCategory ? t('channel.delete_category') : t('channel.delete')}<//>
    </div>
  <//>`;
}
