import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { createDms } from '../../state/actions/dms.js';
import { useApp } from '../../state/context.js';
import { Confirm } from '../../components/confirm.js';

/** @param {{channelId: number, onClose: () => void}} props */
export function LeaveGroup({ channelId, onClose }) {
  const { store, views, use } = useApp();
  const channel = store.channels.value.byId[channelId];
  const dms = use(createDms);
  const name = channel ? views.channelName(channel) : '';
  const isOwner = channel?.owner_id === store.session.value.me?.id;
  return html`<${Confirm} title=${t('group.leave_title', { name })} text=${isOwner ? t('group.leave_owner') : t('group.leave_question')} verb=${t('group.leave')}
    act=${() => dms.leave(channelId)} onClose=${onClose} />`;
}
