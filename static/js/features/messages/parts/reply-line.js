import { Icon } from '../../../components/icon.js';
import { gist } from '../../../lib/gist.js';
import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { useApp } from '../../../state/context.js';
import { hooksOf } from '../message-text.js';

/** What a message answers, above it: a way there, while it is there. @param {{message: import('../../../state/types.js').RowMessage}} props */
export function ReplyLine({ message }) {
  const app = useApp();
  const answered = message.reply_to;
  if (!answered) return null;
  if (answered.deleted) return html`<div class="part-reply"><${Icon} name="reply" size=${16} /><span class="truncate">${t('message.answered_deleted')}</span></div>`;
  const { name } = app.views.person(message.guild_id, answered.author);
  const text = gist(answered, hooksOf(app, message.guild_id, [], message.mentions?.users));
  return html`<a class="part-reply" href=${app.views.href(message.guild_id, message.channel_id, answered.id)} onClick=${app.actions.followLink}
      aria-label=${t('message.answers', { name, text })}>
    <${Icon} name="reply" size=${16} /><strong>${name}</strong><span class="truncate">${text}</span>
  </a>`;
}
