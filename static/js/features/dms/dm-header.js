import { openMenu, toggleMenu } from '../../components/context-menu.js';
import { IconButton } from '../../components/icon-button.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { othersIn } from '../../state/views/conversations.js';
import { customWords, statusWord } from '../members/status-words.js';
import { openProfile } from '../profile/open-profile.js';
import { DmFace } from './dm-face.js';
import { addToGroup, editGroup } from './open-group.js';

/** Over a conversation, in the heading: who it is with. @param {{channel: import('../../state/types.js').Channel}} props */
export function DmTitle({ channel }) {
  const app = useApp();
  const { store, views } = app;
  const name = views.channelName(channel);
  const [other] = othersIn(channel, store.session.value.me?.id ?? 0);
  const isGroup = channel.type === 'group';
  /** @param {any} event */
  const press = (event) => {
    if (isGroup) editGroup(channel.id);
    else if (other) openProfile(event.currentTarget, { guildId: null, user: other });
  };
  return html`<button type="button" class="dm-title" data-tip=${isGroup ? t('group.edit') : t('person.profile')} data-tip-side="below" onClick=${press}
    onContextMenu=${(/** @type {MouseEvent} */ event) => openMenu(event, name, async () => (await import('./conversation-menu.js')).conversationEntries(app, channel))}>
    <${DmFace} channel=${channel} size=${24} /><span class="truncate">${name}</span>
  </button>`;
}

/** How the other one is, or how many there are. @param {{channel: import('../../state/types.js').Channel}} props */
export function DmTopic({ channel }) {
  const { store, views } = useApp();
  if (channel.type === 'group') return html`<p class="pane-topic truncate">${t('dm.members', { count: channel.recipients?.length ?? 0 })}</p>`;
  const [other] = othersIn(channel, store.session.value.me?.id ?? 0);
  if (!other) return null;
  const person = views.person(null, other);
  const words = customWords(person.custom) || statusWord(person.status);
  return html`<p class="pane-topic truncate">${words}</p>`;
}

/** @param {{channel: import('../../state/types.js').Channel}} props */
export function DmTools({ channel }) {
  const app = useApp();
  const name = app.views.channelName(channel);
  return html`
    ${channel.type === 'group' && html`<${IconButton} icon="user-plus" label=${t('group.add')} data-tip-side="below" onClick=${() => addToGroup(channel.id)} />`}
    <${IconButton} icon="ellipsis" label=${t('person.more', { name })} aria-haspopup="menu" data-tip-side="below"
      onClick=${(/** @type {any} */ event) => toggleMenu(event, name, async () => (await import('./conversation-menu.js')).conversationEntries(app, channel))} />`;
}
