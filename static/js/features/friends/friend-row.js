import { Avatar } from '../../components/avatar.js';
import { openMenu } from '../../components/context-menu.js';
import { IconButton } from '../../components/icon-button.js';
import { Menu } from '../../components/menu.js';
import { toast } from '../../components/toasts.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createDms } from '../../state/actions/dms.js';
import { createFriends } from '../../state/actions/friends.js';
import { useApp } from '../../state/context.js';
import { customWords, statusWord } from '../members/status-words.js';
import { userEntries } from '../members/user-menu.js';
import { openProfile } from '../profile/open-profile.js';
import { pane, togglePopover } from '../shell/ui.js';

/** @param {{relationship: import('../../state/types.js').Relationship}} props */
export function FriendRow({ relationship }) {
  const app = useApp();
  const { user, kind } = relationship;
  const person = app.views.person(null, user);
  const entries = () => userEntries(app, { guildId: null, user });
  return html`<li class="friend" onContextMenu=${(/** @type {MouseEvent} */ event) => openMenu(event, person.name, entries())}>
    <button type="button" class="friend-who" aria-haspopup="dialog" aria-label=${t('person.profile_of', { name: person.name })}
      onClick=${(/** @type {any} */ event) => openProfile(event.currentTarget, { guildId: null, user })}>
      <${Avatar} user=${user} name=${person.name} size=${40} status=${kind === 'friend' ? person.status : null} />
      <span class="friend-words">
        <span class="friend-name truncate">${person.name} <span class="friend-username">${user.username}</span></span>
        <span class="friend-line truncate">${line(relationship, person)}</span>
      </span>
    </button>
    <div class="friend-acts"><${Acts} relationship=${relationship} name=${person.name} entries=${entries} /></div>
  </li>`;
}

/** @param {import('../../state/types.js').Relationship} relationship @param {import('../../state/types.js').Person} person */
function line({ kind }, person) {
  if (kind === 'incoming') return t('friends.asks_you');
  if (kind === 'outgoing') return t('friends.asked');
  if (kind === 'blocked') return t('friends.is_blocked');
  return customWords(person.custom) || statusWord(person.status);
}

/** @param {{relationship: import('../../state/types.js').Relationship, name: string, entries: () => any[]}} props */
function Acts({ relationship, name, entries }) {
  const { use } = useApp();
  const friends = use(createFriends);
  const dms = use(createDms);
  const { id } = relationship.user;
  /** @param {() => Promise<{ok: boolean, error?: any}>} act */
  const run = (act) => async () => {
    const result = await act();
    if (!result.ok) toast(errorText(result.error), 'danger');
  };
  const write = run(async () => {
    const result = await dms.open([id]);
    if (result.ok) pane.value = 'chat';
    return result;
  });
  switch (relationship.kind) {
    case 'incoming': return html`
      <${IconButton} icon="check" class="friend-accept" label=${t('friends.accept_of', { name })} onClick=${run(() => friends.accept(id))} />
      <${IconButton} icon="x" label=${t('friends.decline_of', { name })} onClick=${run(() => friends.decline(id))} />`;
    case 'outgoing': return html`<${IconButton} icon="x" label=${t('friends.cancel_of', { name })} onClick=${run(() => friends.cancel(id))} />`;
    case 'blocked': return html`<${IconButton} icon="user-x" label=${t('friends.unblock_of', { name })} onClick=${run(() => friends.unblock(id))} />`;
    default: return html`
      <${IconButton} icon="message-circle" label=${t('person.message_to', { name })} onClick=${write} />
      <${IconButton} icon="ellipsis-vertical" label=${t('person.more', { name })} aria-haspopup="menu"
        onClick=${(/** @type {any} */ event) => togglePopover(event.currentTarget, Menu, { label: name, entries: entries() })} />`;
  }
}
