import { useState } from 'preact/hooks';
import { Button } from './button.js';
import { Dialog } from './dialog.js';
import { FormError } from './field.js';
import { html } from '../lib/html.js';
import { errorText, t } from '../lib/i18n.js';

/**
 * Asks before something goes, and says what. `children`: what else is to be said about it.
 * @param {{title: string, text: string, verb: string, act: () => Promise<{ok: boolean, error?: any}>, onClose: () => void, danger?: boolean, children?: any}} props
 */
export function Confirm({ title, text, verb, act, onClose, danger = true, children }) {
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  const go = async () => {
    setState({ busy: true, error: null });
    const result = await act();
    if (result.ok) onClose();
    else setState({ busy: false, error: result.error });
  };
  return html`<${Dialog} title=${title} onClose=${onClose}>
    <p class="dialog-text">${text}</p>
    ${children}
    ${state.error && html`<${FormError}>${errorText(state.error)}<//>`}
    <div class="dialog-actions">
      <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
      <${Button} kind=${danger ? 'danger' : 'primary'} busy=${state.busy} onClick=${go} data-autofocus>${verb}<//>
    </div>
  <//>`;
}
