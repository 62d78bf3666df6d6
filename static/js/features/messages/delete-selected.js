import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { FormError } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createMessageActs } from '../../state/actions/message_acts.js';
import { useApp } from '../../state/context.js';
import { stopSelecting } from './selection.js';

/** @param {{channelId: number, ids: number[], onClose: () => void}} props */
export function DeleteSelected({ channelId, ids, onClose }) {
  const acts = useApp().use(createMessageActs);
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  const count = ids.length;
  const remove = async () => {
    setState({ busy: true, error: null });
    const result = await acts.deleteMany(channelId, ids);
    if (!result.ok && result.error.code !== 'not_found') return setState({ busy: false, error: result.error });
    stopSelecting();
    return onClose();
  };
  return html`<${Dialog} title=${t('select.delete_title', { count })} onClose=${onClose}>
    <p class="dialog-text">${t('select.delete_question')}</p>
    ${state.error && html`<${FormError}>${errorText(state.error)}<//>`}
    <div class="dialog-actions">
      <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
      <${Button} kind="danger" busy=${state.busy} onClick=${remove} data-autofocus>${t('action.delete')}<//>
    </div>
  <//>`;
}
