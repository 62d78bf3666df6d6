import { Avatar } from '../../components/avatar.js';
import { openMenu } from '../../components/context-menu.js';
import { Icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { customWords, statusWord } from '../members/status-words.js';
import { userEntries } from '../members/user-menu.js';
import { openProfile } from '../profile/open-profile.js';
import { openDialog } from '../shell/ui.js';
import { HandOver, RemoveFromGroup } from './group-dialogs.js';

/** Who is in a group. @param {{channel: import('../../state/types.js').Channel}} props */
export function GroupMembers({ channel }) {
  const people = [...(channel.recipients ?? [])].sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  return html`<div class="members-scroll"><p class="members-label"><span>${t('dm.members', { count: people.length })}</span></p>
    <ul class="members-rows members-group">${people.map((user) => html`<${GroupMember} key=${user.id} user=${user} channel=${channel} />`)}</ul>
  </div>`;
}

/** @param {{user: import('../../state/types.js').User, channel: import('../../state/types.js').Channel}} props */
function GroupMember({ user, channel }) {
  const app = useApp();
  const person = app.views.person(null, user);
  const { me } = app.store.session.value;
  const status = user.id === me?.id ? ownStatus(me) : person.status;
  const isOwner = user.id === channel.owner_id;
  const words = customWords(user.id === me?.id ? me.custom_status : person.custom);
  const entries = () => [...userEntries(app, { guildId: null, user }), ...ownerEntries(app, channel, user)];
  return html`<li>
    <button type="button" class="member" data-status=${status} aria-haspopup="dialog" aria-label=${`${person.name}, ${statusWord(status)}`}
      onClick=${(/** @type {any} */ event) => openProfile(event.currentTarget, { guildId: null, user })}
      onContextMenu=${(/** @type {MouseEvent} */ event) => openMenu(event, person.name, entries())}>
      <${Avatar} user=${user} name=${person.name} size=${32} status=${status} />
      <span class="member-words"><span class="member-name truncate">${person.name}</span>${words && html`<span class="member-custom truncate">${words}</span>`}</span>
      ${isOwner && html`<span class="member-owner" data-tip=${t('group.owner')}><${Icon} name="crown" size=${16} /></span>`}
    </button>
  </li>`;
}

/** @param {import('../../state/types.js').Account} me */
const ownStatus = ({ status = 'online' }) => (status === 'invisible' ? 'offline' : status);

/** What the owner of a group does with somebody in it. @param {import('../../state/app.js').App} app @param {import('../../state/types.js').Channel} channel @param {import('../../state/types.js').User} user @returns {import('../../components/menu.js').MenuEntry[]} */
export function ownerEntries({ store }, channel, user) {
  const meId = store.session.peek().me?.id;
  if (channel.owner_id !== meId || user.id === meId) return [];
  return [
    'line',
    { label: t('group.hand_over'), icon: 'crown', onSelect: () => openDialog(HandOver, { channelId: channel.id, user }) },
    { label: t('group.remove'), icon: 'user-minus', danger: true, onSelect: () => openDialog(RemoveFromGroup, { channelId: channel.id, user }) },
  ];
}

/** @param {import('../../state/types.js').User} user */
const nameOf = (user) => user.display_name || user.username;
