import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { FormError } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';

/** @param {{guild: import('../../state/types.js').Guild, onClose: () => void}} props */
export function LeaveGuild({ guild, onClose }) {
  const { actions } = useApp();
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  const leave = async () => {
    setState({ busy: true, error: null });
    const result = await actions.leaveGuild(guild.id);
    if (result.ok) onClose();
    else setState({ busy: false, error: result.error });
  };
  return html`<${Dialog} title=${t('guild.leave_title', { name: guild.name })} onClose=${onClose}>
    <p class="dialog-text">${t('guild.leave_question')}</p>
    ${state.error && html`<${FormError}>${state.error.code === 'conflict' ? t('guild.leave_owner') : errorText(state.error)}<//>`}
    <div class="dialog-actions">
      <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
      <${Button} kind="danger" busy=${state.busy} onClick=${leave} data-autofocus>${t('guild.leave')}<//>
    </div>
  <//>`;
}
