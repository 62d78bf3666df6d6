import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { createFriends } from '../../state/actions/friends.js';
import { useApp } from '../../state/context.js';
import { Confirm } from '../../components/confirm.js';

/** @param {{user: import('../../state/types.js').User, onClose: () => void}} props */
export function BlockPerson({ user, onClose }) {
  const { views, use } = useApp();
  const { name } = views.person(null, user);
  return html`<${Confirm} title=${t('friends.block_title', { name })} text=${t('friends.block_question', { name })} verb=${t('friends.block')}
    act=${() => use(createFriends).block(user.id)} onClose=${onClose} />`;
}
