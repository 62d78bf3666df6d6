import { useState } from 'preact/hooks';
import { toast } from '../../components/toasts.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { createGuildMembers } from '../../state/actions/guild_members.js';
import { useApp } from '../../state/context.js';
import { Confirm } from '../../components/confirm.js';
import { ReasonField } from './reason-field.js';

/** @param {{guildId: number, user: import('../../state/types.js').User, onClose: () => void}} props */
export function KickMember({ guildId, user, onClose }) {
  const { kickMember } = useApp().use(createGuildMembers);
  const [reason, setReason] = useState('');
  const name = user.display_name ?? user.username;
  const act = async () => {
    const result = await kickMember(guildId, user.id, reason);
    if (result.ok) toast(t('members.kicked', { name }));
    return result;
  };
  return html`<${Confirm} title=${t('members.kick_title', { name })} text=${t('members.kick_question')} verb=${t('members.kick')} act=${act} onClose=${onClose}>
    <${ReasonField} value=${reason} onInput=${setReason} />
  <//>`;
}
