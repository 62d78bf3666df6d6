import { Button } from '../../components/button.js';
import { ProblemDrawing } from '../../components/problem-drawing.js';
import { Empty } from '../../components/empty.js';
import { lazy } from '../../components/lazy.js';
import { Skeleton } from '../../components/skeleton.js';
import { useLayoutEffect } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { useAnnouncements } from './announce.js';
import { PresentBar, UnreadBar } from './bars.js';
import { readUpTo } from './list-place.js';
import { MessageList } from './message-list.js';
import { selection } from './selection.js';

const SelectionBar = lazy(() => import('./selection-bar.js'), 'SelectionBar');

/** One channel's messages in whatever state they are. @param {{channel: import('../../state/types.js').Channel}} props */
export function Messages({ channel }) {
  const { store, views, actions } = useApp();
  const view = views.channel(channel.id).value;
  useAnnouncements(channel, view.rows);
  useLayoutEffect(() => {
    readUpTo.value = store.readStates.peek().byChannel[channel.id]?.last_read_id ?? null;
  }, []);
  if (view.status === 'failed') {
    return html`<section class="messages"><${Empty} drawing=${html`<${ProblemDrawing} error=${view.error} />`} title=${t('messages.failed')} text=${errorText(view.error)}>
      <${Button} onClick=${() => actions.reloadChannel(channel.id)}>${t('action.retry')}<//>
    <//></section>`;
  }
  if (view.status !== 'ready') {
    return html`<section class="messages"><${Skeleton} label=${t('messages.loading')} /></section>`;
  }
  return html`<section class="messages" aria-label=${t('messages.list', { name: views.channelName(channel) })}>
    <${UnreadBar} channel=${channel} unread=${view.unread} />
    <${MessageList} channel=${channel} view=${view} />
    ${selection.value?.channelId === channel.id ? html`<${SelectionBar} channelId=${channel.id} />` : html`<${PresentBar} channel=${channel} view=${view} />`}
  </section>`;
}
