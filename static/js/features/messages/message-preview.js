import { Avatar } from '../../components/avatar.js';
import { html } from '../../lib/html.js';
import { formatWhen } from '../../lib/dates.js';
import { useApp } from '../../state/context.js';
import { PersonName } from '../members/person-name.js';
import { MessageText } from './message-text.js';
import { Parts } from './parts/parts.js';

/** A message outside of its list: in a question about it, among pins, in the inbox. @param {{message: any, children?: any}} props */
export function MessagePreview({ message, children }) {
  const person = useApp().views.person(message.guild_id, message.author);
  return html`<div class="message-preview">
    <${Avatar} user=${person.user} name=${person.name} size=${32} />
    <div class="message-preview-body">
      <div class="message-preview-head">
        <${PersonName} class="message-author truncate" person=${person} />
        <time class="message-time" datetime=${message.timestamp} data-tip-time=${message.timestamp}>${formatWhen(message.timestamp)}</time>
      </div>
      <div class="message-preview-text">
        ${message.content && html`<${MessageText} message=${message} />`}
        <${Parts} message=${message} />
      </div>
      ${children}
    </div>
  </div>`;
}
