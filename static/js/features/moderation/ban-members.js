import { useState } from 'preact/hooks';
import { Confirm } from '../../components/confirm.js';
import { toast } from '../../components/toasts.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { createGuildMembers } from '../../state/actions/guild_members.js';
import { useApp } from '../../state/context.js';
import { ClearingChoice } from './clearing-choice.js';
import { ReasonField } from './reason-field.js';

/** All at once, for one reason. @param {{guildId: number, users: import('../../state/types.js').User[], names: string, onDone: () => void, onClose: () => void}} props */
export function BanMembers({ guildId, users, names, onDone, onClose }) {
  const { banUsers } = useApp().use(createGuildMembers);
  const [reason, setReason] = useState('');
  const [clearing, setClearing] = useState(0);
  const act = async () => {
    const result = await banUsers(guildId, { users: users.map(({ id }) => id), delete_messages: clearing }, reason);
    if (!result.ok) return result;
    toast(t('members.banned_many', { count: result.banned.length }));
    if (result.failed.length > 0) toast(t('members.not_banned', { count: result.failed.length }), 'danger');
    onDone();
    return result;
  };
  return html`<${Confirm} title=${t('members.ban_many', { count: users.length })} text=${names} verb=${t('members.ban')} act=${act} onClose=${onClose}>
    <p class="dialog-text">${t('members.ban_many_note')}</p>
    <${ClearingChoice} value=${clearing} onChange=${setClearing} />
    <${ReasonField} value=${reason} onInput=${setReason} />
  <//>`;
}
