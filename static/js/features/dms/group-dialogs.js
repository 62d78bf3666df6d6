import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { createDms } from '../../state/actions/dms.js';
import { useApp } from '../../state/context.js';
import { Confirm } from '../../components/confirm.js';

/** @typedef {{channelId: number, user: import('../../state/types.js').User, onClose: () => void}} Props */

/** @param {Props} props */
export function RemoveFromGroup({ channelId, user, onClose }) {
  const { views, use } = useApp();
  const { name } = views.person(null, user);
  return html`<${Confirm} title=${t('group.remove_title', { name })} text=${t('group.remove_question', { name })} verb=${t('group.remove')}
    act=${() => use(createDms).removeMember(channelId, user.id)} onClose=${onClose} />`;
}

/** @param {Props} props */
export function HandOver({ channelId, user, onClose }) {
  const { views, use } = useApp();
  const { name } = views.person(null, user);
  return html`<${Confirm} title=${t('group.hand_over_title', { name })} text=${t('group.hand_over_question', { name })} verb=${t('group.hand_over')} danger=${false}
    act=${() => use(createDms).handOver(channelId, user.id)} onClose=${onClose} />`;
}
