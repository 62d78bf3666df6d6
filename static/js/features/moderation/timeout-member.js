import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { FormError } from '../../components/field.js';
import { Select } from '../../components/select.js';
import { toast } from '../../components/toasts.js';
import { formatDuration } from '../../lib/duration.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createGuildMembers } from '../../state/actions/guild_members.js';
import { useApp } from '../../state/context.js';
import { ReasonField } from './reason-field.js';

/** Seconds. */
const LENGTHS = [60, 300, 600, 3600, 86_400, 604_800, 2_419_200];
const USUAL = 600;

/** @param {{guildId: number, user: import('../../state/types.js').User, onClose: () => void}} props */
export function TimeoutMember({ guildId, user, onClose }) {
  const { updateMember } = useApp().use(createGuildMembers);
  const [length, setLength] = useState(String(USUAL));
  const [reason, setReason] = useState('');
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  const name = user.display_name ?? user.username;
  const go = async () => {
    setState({ busy: true, error: null });
    const result = await updateMember(guildId, user.id, { timeout: Number(length) }, reason);
    if (!result.ok) return setState({ busy: false, error: result.error });
    toast(t('members.timed_out', { name, time: formatDuration(Number(length)) }));
    return onClose();
  };
  return html`<${Dialog} title=${t('members.timeout_title', { name })} onClose=${onClose}>
    <p class="dialog-text">${t('members.timeout_lead')}</p>
    <${Select} label=${t('members.timeout_length')} value=${length} options=${LENGTHS.map((seconds) => ({ value: String(seconds), label: formatDuration(seconds) }))} onChange=${setLength} />
    <${ReasonField} value=${reason} onInput=${setReason} />
    ${state.error && html`<${FormError}>${errorText(state.error)}<//>`}
    <div class="dialog-actions">
      <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
      <${Button} kind="primary" busy=${state.busy} onClick=${go} data-autofocus>${t('members.timeout')}<//>
    </div>
  <//>`;
}
