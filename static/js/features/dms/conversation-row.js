import { IconButton } from '../../components/icon-button.js';
import { openMenu } from '../../components/context-menu.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { othersIn } from '../../state/views/conversations.js';
import { customWords } from '../members/status-words.js';
import { onGlass, pane } from '../shell/ui.js';
import { DmFace } from './dm-face.js';

/**
 * @typedef {{channel: import('../../state/types.js').Channel, name: string, unread: boolean, mentions: number, count: number, selected: boolean, muted: boolean, href: string}} Conversation
 * @param {{item: Conversation}} props
 */
export function ConversationRow({ item }) {
  const app = useApp();
  const { channel, name, unread, count, muted, selected, href } = item;
  const isGroup = channel.type === 'group';
  /** @param {any} event */
  const open = (event) => {
    app.actions.followLink(event);
    pane.value = 'chat';
    if (selected && event.defaultPrevented && !onGlass.peek()) document.getElementById('composer')?.focus();
  };
  return html`<li class="channel-row dm-row" data-unread=${unread ? '' : undefined} data-muted=${muted ? '' : undefined} onContextMenu=${(/** @type {MouseEvent} */ event) => openMenu(event, name, async () => (await import('./conversation-menu.js')).conversationEntries(app, channel))}>
    <a class="channel-link" href=${href} aria-current=${selected ? 'page' : undefined} onClick=${open}>
      <${DmFace} channel=${channel} />
      <span class="dm-words" aria-hidden="true">
        <span class="truncate">${name}</span>
        <${Line} channel=${channel} />
      </span>
      <span class="visually-hidden">${unread ? t('dm.unread', { name, count }) : name}</span>
      ${count > 0 && html`<span class="badge" aria-hidden="true">${count > 99 ? '99+' : count}</span>`}
    </a>
    <${IconButton} icon="x" small class="dm-close" tabindex="-1" label=${isGroup ? t('dm.leave_of', { name }) : t('dm.close_of', { name })} onClick=${async () => (await import('./conversation-menu.js')).leaveConversation(app, channel)} />
  </li>`;
}

/** How many a group has; what the other one says of being here. @param {{channel: import('../../state/types.js').Channel}} props */
function Line({ channel }) {
  const { store, views } = useApp();
  if (channel.type === 'group') return html`<span class="dm-line truncate">${t('dm.members', { count: channel.recipients?.length ?? 0 })}</span>`;
  const [other] = othersIn(channel, store.session.value.me?.id ?? 0);
  const words = other ? customWords(views.person(null, other).custom) : '';
  return words && html`<span class="dm-line truncate">${words}</span>`;
}
