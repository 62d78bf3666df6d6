import { Avatar } from '../../components/avatar.js';
import { html } from '../../lib/html.js';
import { formatWhen } from '../../lib/dates.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { PersonName } from '../members/person-name.js';
import { closePanel, drawerMode, pane } from '../shell/ui.js';
import { MessageContent } from './message-content.js';

/**
 * A message outside its channel: in what a search found, among pins, in the inbox. The whole card leads to it.
 * @param {{message: import('../../state/types.js').Message, tools?: any, note?: any, onJump?: () => void}} props  tools: buttons at its corner
 */
export function MessageCard({ message, tools, note, onJump }) {
  const { views, actions } = useApp();
  const person = views.person(message.guild_id, message.author);
  const href = views.href(message.guild_id, message.channel_id, message.id);
  /** @param {MouseEvent} event */
  const jump = (event) => {
    actions.followLink(/** @type {any} */ (event));
    if (!event.defaultPrevented) return;
    pane.value = 'chat';
    if (drawerMode.peek()) closePanel();
    onJump?.();
  };
  return html`<article class="message-card" aria-labelledby=${`card-author-${message.id} card-time-${message.id}`}>
    <${Avatar} user=${message.author} name=${person.name} size=${32} />
    <div class="message-card-body">
      <div class="message-card-head">
        <${PersonName} class="message-author truncate" id=${`card-author-${message.id}`} person=${person} />
        <time class="message-time" id=${`card-time-${message.id}`} datetime=${message.timestamp} data-tip-time=${message.timestamp}>${formatWhen(message.timestamp)}</time>
      </div>
      <${MessageContent} message=${/** @type {any} */ ({ ...message, state: 'sent', error: null, mine: false })} id=${`card-text-${message.id}`} />
      ${note}
    </div>
    <div class="message-card-tools">
      ${tools}
      <a class="button button-small message-card-jump" href=${href} onClick=${jump}>${t('message.jump')}</a>
    </div>
  </article>`;
}
