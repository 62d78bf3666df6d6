import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { FormError } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createRoles } from '../../state/actions/roles.js';
import { useApp } from '../../state/context.js';

/** @param {{role: import('../../state/types.js').Role, onGone?: () => void, onClose: () => void}} props */
export function DeleteRole({ role, onGone, onClose }) {
  const actions = useApp().use(createRoles);
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  const remove = async () => {
    setState({ busy: true, error: null });
    const result = await actions.deleteRole(role);
    if (!result.ok) {
      setState({ busy: false, error: result.error });
      return;
    }
    onClose();
    onGone?.();
  };
  return html`<${Dialog} title=${t('role.delete_title', { name: role.name })} onClose=${onClose}>
    <p class="dialog-text">${t('role.delete_question')}</p>
    ${state.error && html`<${FormError}>${errorText(state.error)}<//>`}
    <div class="dialog-actions">
      <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
      <${Button} kind="danger" busy=${state.busy} onClick=${remove}>${t('role.delete')}<//>
    </div>
  <//>`;
}
