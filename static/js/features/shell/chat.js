import { lazy } from '../../components/lazy.js';
import { Skeleton } from '../../components/skeleton.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { Composer } from '../composer/composer.js';
import { TypingLine } from '../composer/typing-line.js';
import { Messages } from '../messages/messages.js';
import { UploadZone } from '../uploads/upload-zone.js';
import { Header } from './header.js';

const Home = lazy(() => import('../friends/home.js'), 'Home');
const NoChannel = lazy(() => import('./no-channel.js'), 'NoChannel');

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
