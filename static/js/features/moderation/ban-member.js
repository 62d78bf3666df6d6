import { useState } from 'preact/hooks';
import { toast } from '../../components/toasts.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { createGuildMembers } from '../../state/actions/guild_members.js';
import { useApp } from '../../state/context.js';
import { Confirm } from '../../components/confirm.js';
import { ClearingChoice } from './clearing-choice.js';
import { ReasonField } from './reason-field.js';

/** @param {{guildId: number, user: import('../../state/types.js').User, onClose: () => void}} props */
export function BanMember({ guildId, user, onClose }) {
  const { banUser } = useApp().use(createGuildMembers);
  const [reason, setReason] = useState('');
  const [clearing, setClearing] = useState(0);
  const name = user.display_name ?? user.username;
  const act = async () => {
    const result = await banUser(guildId, user.id, { delete_messages: clearing }, reason);
    if (result.ok) toast(t('members.banned', { name }));
    return result;
  };
  return html`<${Confirm} title=${t('members.ban_title', { name })} text=${t('members.ban_question')} verb=${t('members.ban')} act=${act} onClose=${onClose}>
    <${ClearingChoice} value=${clearing} onChange=${setClearing} />
    <${ReasonField} value=${reason} onInput=${setReason} />
  <//>`;
}
