import { lazy } from '../../components/lazy.js';
import { HallDrawing } from '../../components/drawings.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';

const DmIntro = lazy(() => import('../dms/dm-intro.js'), 'DmIntro');

/** The top of a channel, where its first message stands. @param {{channel: import('../../state/types.js').Channel}} props */
export function Intro({ channel }) {
  if (channel.guild_id === null) return html`<${DmIntro} channel=${channel} />`;
  return html`<div class="intro">
    <${HallDrawing} class="intro-drawing" />
    <h2 class="intro-title">${t('messages.start', { name: useApp().views.channelName(channel) })}</h2>
    <p class="intro-text">${channel.topic || t('messages.start_lead')}</p>
  </div>`;
}
