import { lazy } from '../../components/lazy.js';
import { Button } from '../../components/button.js';
import { LockedDrawing, WayDrawing } from '../../components/drawings.js';
import { Empty } from '../../components/empty.js';
import { Skeleton } from '../../components/skeleton.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { Composer } from '../composer/composer.js';
import { TypingLine } from '../composer/typing-line.js';
import { openCreateGuild } from '../guilds/open-create-guild.js';
import { Messages } from '../messages/messages.js';
import { UploadZone } from '../uploads/upload-zone.js';
import { Header } from './header.js';

const Home = lazy(() => import('../friends/home.js'), 'Home');

/** The middle: one channel, or what to do when there is none. @param {{hidden: boolean}} props */
export function Chat({ hidden }) {
  const { store, views } = useApp();
  const channel = views.currentChannel.value;
  return html`<main class="app-chat" id="place" tabindex="-1" inert=${hidden} data-region>
    <${Header} channel=${channel} />
    ${channel && html`<${Messages} channel=${channel} key=${channel.id} />
      <${Composer} channel=${channel} key=${`composer-${channel.id}`} />
      <${TypingLine} channelId=${channel.id} />
      <${UploadZone} channel=${channel} key=${`uploads-${channel.id}`} />`}
    ${!channel && (store.session.value.phase === 'ready' ? (views.home.value ? html`<${Home} />` : html`<${NoChannel} />`) : html`<${Skeleton} label=${t('messages.loading')} />`)}
  </main>`;
}

function NoChannel() {
  const { store, views } = useApp();
  if (store.guilds.value.order.length === 0) {
    return html`<${Empty} drawing=${html`<${WayDrawing} />`} title=${t('guild.none')} text=${t('guild.create_lead')}>
      <${Button} kind="primary" onClick=${() => openCreateGuild()}>${t('guild.add')}<//>
    <//>`;
  }
  const missing = store.route.value.channelId !== null;
  const none = views.guild.value !== null && !missing;
  return html`<${Empty} drawing=${missing ? html`<${LockedDrawing} />` : html`<${WayDrawing} />`}
    title=${missing ? t('channel.not_found') : none ? t('channel.none') : t('channel.none_lead')}
    text=${missing ? t('channel.none_lead') : ''} />`;
}
