import { Button } from '../../components/button.js';
import { Icon } from '../../components/icon.js';
import { IconButton } from '../../components/icon-button.js';
import { Menu } from '../../components/menu.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { createDms } from '../../state/actions/dms.js';
import { createFriends } from '../../state/actions/friends.js';
import { useApp } from '../../state/context.js';
import { run, userEntries } from '../members/user-menu.js';
import { openSettings } from '../settings/open-settings.js';
import { pane, togglePopover } from '../shell/ui.js';

/** What stands to be done with somebody first; the rest is in the menu. @param {{person: import('../../state/types.js').Person, guildId: number | null, onClose: () => void, withMessage?: boolean}} props */
export function ProfileActs({ person, guildId, onClose, withMessage = false }) {
  const app = useApp();
  const { store, use } = app;
  const isMe = person.id === store.session.value.me?.id;
  const write = run(async () => {
    const result = await use(createDms).open([person.id]);
    if (result.ok) pane.value = 'chat';
    if (result.ok) onClose();
    return result;
  });
  const edit = () => {
    onClose();
    openSettings('profile');
  };
  return html`<div class="profile-acts">
    ${isMe && html`<${Button} small onClick=${edit}><${Icon} name="pencil" size=${16} />${t('profile.edit')}<//>`}
    ${!isMe && withMessage && html`<${Button} small kind="primary" onClick=${write}><${Icon} name="message-circle" size=${16} />${t('person.message')}<//>`}
    ${!isMe && html`<${Relation} user=${person.user} />`}
    <${IconButton} icon="ellipsis" label=${t('person.more', { name: person.name })} aria-haspopup="menu"
      onClick=${(/** @type {any} */ event) => togglePopover(event.currentTarget, Menu, { label: person.name, entries: userEntries(app, { guildId, user: person.user }) })} />
  </div>`;
}

/** How we stand to one another, and the next step. @param {{user: import('../../state/types.js').User}} props */
export function Relation({ user }) {
  const { store, use } = useApp();
  const friends = use(createFriends);
  switch (store.friends.value.byUser[user.id]?.kind) {
    case 'friend': return html`<span class="profile-friend"><${Icon} name="user-check" size=${16} />${t('friends.is_friend')}</span>`;
    case 'blocked': return html`<${Button} small onClick=${run(() => friends.unblock(user.id))}>${t('friends.unblock')}<//>`;
    case 'incoming': return html`<${Button} small kind="primary" onClick=${run(() => friends.accept(user.id))}>${t('friends.accept')}<//>`;
    case 'outgoing': return html`<${Button} small onClick=${run(() => friends.cancel(user.id))}>${t('friends.cancel')}<//>`;
    default: return html`<${Button} small onClick=${run(() => friends.request(user.username))}><${Icon} name="user-plus" size=${16} />${t('friends.add_one')}<//>`;
  }
}
