import { useState } from 'preact/hooks';
import { Select } from '../../components/select.js';
import { toast } from '../../components/toasts.js';
import { formatDuration } from '../../lib/duration.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { createGuildMembers } from '../../state/actions/guild_members.js';
import { useApp } from '../../state/context.js';
import { Confirm } from '../../components/confirm.js';
import { ReasonField } from './reason-field.js';

/** Seconds back; none first. */
const CLEARING = [0, 3600, 86_400, 259_200, 604_800];

/** @param {{guildId: number, user: import('../../state/types.js').User, onClose: () => void}} props */
export function BanMember({ guildId, user, onClose }) {
  const { banUser } = useApp().use(createGuildMembers);
  const [reason, setReason] = useState('');
  const [clearing, setClearing] = useState('0');
  const name = user.display_name ?? user.username;
  const act = async () => {
    const result = await banUser(guildId, user.id, { delete_messages: Number(clearing) }, reason);
    if (result.ok) toast(t('members.banned', { name }));
    return result;
  };
  const options = CLEARING.map((seconds) => ({ value: String(seconds), label: seconds === 0 ? t('members.clear_none') : t('members.clear_last', { time: formatDuration(seconds) }) }));
  return html`<${Confirm} title=${t('members.ban_title', { name })} text=${t('members.ban_question')} verb=${t('members.ban')} act=${act} onClose=${onClose}>
    <${Select} label=${t('members.clear')} value=${clearing} options=${options} onChange=${setClearing} />
    <${ReasonField} value=${reason} onInput=${setReason} />
  <//>`;
}
