import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { FormError } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createPolls } from '../../state/actions/polls.js';
import { useApp } from '../../state/context.js';

/** @param {{poll: import('../../state/types.js').Poll, onClose: () => void}} props */
export function ClosePoll({ poll, onClose }) {
  const app = useApp();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(/** @type {any} */ (null));
  const close = async () => {
    setBusy(true);
    const result = await app.use(createPolls).closePoll(poll.id);
    setBusy(false);
    if (result.ok) onClose();
    else setError(result.error);
  };
  return html`<${Dialog} title=${t('poll.close')} onClose=${onClose}>
    <p class="dialog-text">${t('poll.close_question', { question: poll.question })}</p>
    ${error && html`<${FormError}>${errorText(error)}<//>`}
    <div class="dialog-actions"><${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//><${Button} kind="danger" busy=${busy} onClick=${close}>${t('poll.close')}<//></div>
  <//>`;
}
