import { useRef } from 'preact/hooks';
import { Icon } from '../../components/icon.js';
import { IconButton } from '../../components/icon-button.js';
import { gist } from '../../lib/gist.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { sentence } from '../../lib/sentence.js';
import { useApp } from '../../state/context.js';
import { hooksOf } from '../messages/message-text.js';

/**
 * What the next message answers: the way there, whether its author is told, and the way out.
 * @param {{channel: import('../../state/types.js').Channel, reply: {messageId: number, ping: boolean}}} props
 */
export function ReplyBar({ channel, reply }) {
  const app = useApp();
  const { store, views, actions } = app;
  const last = useRef(/** @type {import('../../state/types.js').Message | undefined} */ (undefined));
  const shown = store.messages.value.byChannel[channel.id]?.messages.find(({ id }) => id === reply.messageId);
  if (shown || last.current?.id !== reply.messageId) last.current = shown;
  const message = last.current;
  const name = message ? views.person(channel.guild_id, message.author).name : '';
  const text = message ? gist(message, hooksOf(app, channel.guild_id, message.emojis, message.mentions?.users)) : '';
  const tellable = message && message.author.id !== store.session.value.me?.id;
  return html`<div class="composer-hint answer-bar" role="group" aria-label=${t('reply.label', { name })}>
    <a class="answer-bar-way" href=${views.href(channel.guild_id, channel.id, reply.messageId)} onClick=${actions.followLink} data-tip=${t('reply.jump')}>
      <${Icon} name="reply" size=${16} />
      <span class="truncate">${sentence('reply.to', { name: html`<strong>${name}</strong>` })} <span class="answer-bar-text">${text}</span></span>
    </a>
    ${tellable && html`<button type="button" class="answer-bar-ping" aria-pressed=${String(reply.ping)} data-tip=${reply.ping ? t('reply.ping_on') : t('reply.ping_off')}
      aria-label=${t('reply.ping', { name })} onClick=${() => actions.startReply(channel.id, reply.messageId, !reply.ping)}><${Icon} name="at-sign" size=${16} /><span>${reply.ping ? t('reply.on') : t('reply.off')}</span></button>`}
    <${IconButton} small icon="x" label=${t('reply.cancel')} onClick=${() => { actions.stopReply(channel.id); document.getElementById('composer')?.focus(); }} />
  </div>`;
}
