import { Icon } from '../../../components/icon.js';
import { lazy } from '../../../components/lazy.js';
import { html } from '../../../lib/html.js';
import { formatWhen } from '../../../lib/dates.js';
import { t } from '../../../lib/i18n.js';
import { Markdown } from '../../../lib/markdown/render.js';
import { useApp } from '../../../state/context.js';
import { hooksOf } from '../message-text.js';
import { Attachments } from './attachments.js';
import { InviteEmbeds } from '../../invites/invite-embeds.js';
import { Previews } from './previews.js';
import { StickerPart } from './sticker.js';

const PollCard = lazy(() => import('../../polls/poll-card.js'), 'PollCard');
const PendingUploads = lazy(() => import('../../uploads/pending-uploads.js'), 'PendingUploads');

/** What comes with a message besides its text. @param {{message: import('../../../state/types.js').RowMessage}} props */
export function Parts({ message }) {
  const { forwarded, files, sticker, poll, embeds, uploads } = message;
  return html`
    ${forwarded && html`<${Forwarded} message=${message} />`}
    ${files.length > 0 && html`<${Attachments} files=${files} message=${message} />`}
    ${uploads && uploads.length > 0 && html`<${PendingUploads} message=${message} />`}
    ${sticker && html`<${StickerPart} sticker=${sticker} />`}
    ${poll && html`<div class="part-poll" style=${{ minBlockSize: `${heightOf(poll)}px` }}><${PollCard} poll=${poll} message=${message} /></div>`}
    ${message.content.includes('/invite/') && html`<${InviteEmbeds} content=${message.content} />`}
    ${embeds && embeds.length > 0 && html`<${Previews} embeds=${embeds} message=${message} />`}`;
}

/** The room that a poll takes at least, before it is there. @param {import('../../../state/types.js').Poll} poll */
const heightOf = ({ options, closed }) => 111 + 50 * options.length + (closed ? 0 : 28);

/** @param {{message: import('../../../state/types.js').RowMessage}} props */
function Forwarded({ message }) {
  const app = useApp();
  const copy = message.forwarded;
  if (!copy) return null;
  const from = app.store.channels.value.byId[copy.channel_id];
  return html`<blockquote class="part-forwarded">
    <p class="part-forwarded-head"><${Icon} name="forward" size=${16} />${t('message.forwarded')}</p>
    <${Markdown} text=${copy.content} hooks=${hooksOf(app, copy.guild_id, copy.emojis, message.mentions?.users)} />
    ${copy.files && copy.files.length > 0 && html`<${Attachments} files=${copy.files} message=${message} />`}
    <p class="part-forwarded-foot">
      ${from && html`<a href=${app.views.href(copy.guild_id, copy.channel_id, copy.message_id)} onClick=${app.actions.followLink}>${from.guild_id === null ? '' : '#'}${app.views.channelName(from)}</a>`}
      <time datetime=${copy.timestamp} data-tip-time=${copy.timestamp}>${formatWhen(copy.timestamp)}</time>
    </p>
  </blockquote>`;
}
