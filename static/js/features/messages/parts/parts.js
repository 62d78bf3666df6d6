import { lazy } from '../../../components/lazy.js';
import { html } from '../../../lib/html.js';
import { formatWhen } from '../../../lib/dates.js';
import { t } from '../../../lib/i18n.js';
import { Markdown } from '../../../lib/markdown/render.js';
import { useApp } from '../../../state/context.js';
import { hooksOf } from '../message-text.js';
import { Attachments } from './attachments.js';
import { PollCard } from '../../polls/poll-card.js';
import { Previews } from './previews.js';
import { StickerPart } from './sticker.js';

const PendingUploads = lazy(() => import('../../uploads/pending-uploads.js'), 'PendingUploads');

/** What comes with a message besides its text. @param {{message: import('../../../state/types.js').RowMessage}} props */
export function Parts({ message }) {
  const { forwarded, files, sticker, poll, embeds, uploads } = message;
  return html`
    ${forwarded && html`<${Forwarded} message=${message} />`}
    ${files.length > 0 && html`<${Attachments} files=${files} message=${message} />`}
    ${uploads && uploads.length > 0 && html`<${PendingUploads} message=${message} />`}
    ${sticker && html`<${StickerPart} sticker=${sticker} />`}
    ${poll && html`<${PollCard} poll=${poll} message=${message} />`}
    ${embeds && embeds.length > 0 && html`<${Previews} embeds=${embeds} message=${message} />`}`;
}

/** @param {{message: import('../../../state/types.js').RowMessage}} props */
function Forwarded({ message }) {
  const app = useApp();
  const copy = message.forwarded;
  if (!copy) return null;
  return html`<blockquote class="part-forwarded">
    <p class="part-forwarded-head">${t('message.forwarded')}</p>
    <${Markdown} text=${copy.content} hooks=${hooksOf(app, message.guild_id, copy.emojis)} />
    ${copy.files && copy.files.length > 0 && html`<${Attachments} files=${copy.files} message=${message} />`}
    <time class="message-time" datetime=${copy.timestamp}>${formatWhen(copy.timestamp)}</time>
  </blockquote>`;
}
