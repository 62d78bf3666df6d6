import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { createFriends } from '../../state/actions/friends.js';
import { useApp } from '../../state/context.js';
import { Confirm } from '../../components/confirm.js';

/** @param {{user: import('../../state/types.js').User, onClose: () => void}} props */
export function EndFriendship({ user, onClose }) {
  const { views, use } = useApp();
  const { name } = views.person(null, user);
  return html`<${Confirm} title=${t('friends.remove_title', { name })} text=${t('friends.remove_question', { name })} verb=${t('friends.remove')}
    act=${() => use(createFriends).remove(user.id)} onClose=${onClose} />`;
}
