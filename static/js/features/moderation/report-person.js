import { useState } from 'preact/hooks';
import { Field } from '../../components/field.js';
import { toast } from '../../components/toasts.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { createModerating } from '../../state/actions/moderating.js';
import { useApp } from '../../state/context.js';
import { Confirm } from '../../components/confirm.js';

const LONGEST = 500;

/** Tells the guild's moderators. @param {{guildId: number, user: import('../../state/types.js').User, onClose: () => void}} props */
export function ReportPerson({ guildId, user, onClose }) {
  const { views, use } = useApp();
  const { name } = views.person(guildId, user);
  const [reason, setReason] = useState('');
  const act = async () => {
    const result = await use(createModerating).report(guildId, user.id, reason.trim());
    if (result.ok) toast(t('member.reported'));
    return result;
  };
  return html`<${Confirm} title=${t('member.report_title', { name })} text=${t('member.report_lead')} verb=${t('member.report')} act=${act} onClose=${onClose}>
    <${Field} label=${t('member.report_reason')} required maxlength=${LONGEST} autocomplete="off" data-autofocus value=${reason} onInput=${setReason} />
  <//>`;
}
