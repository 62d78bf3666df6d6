import { useEffect } from 'preact/hooks';
import { lazy } from '../../components/lazy.js';
import { atRest } from '../../lib/at-rest.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { Sidebar } from '../channels/sidebar.js';
import { Rail } from '../guilds/rail.js';
import { Members } from '../members/members.js';
import { TourHost } from '../tour/tour-host.js';
import { Chat } from './chat.js';
import { ConnectionBanner } from './connection-banner.js';
import { useGlobalKeys } from './keys.js';
import { useSwipe } from './swipe.js';
import { useLinkNotice } from './use-link-notice.js';
import { closeEverything, closePanel, DialogHost, drawerMode, drawerOpen, narrow, pane, panel, PopoverHost, screen, ScreenHost } from './ui.js';

const Announcements = lazy(() => import('./announcements.js'), 'Announcements');
const ViewAsBar = lazy(() => import('../roles/view-as-bar.js'), 'ViewAsBar');

/** The signed-in screen: rail, sidebar, chat, members. */
export function AppFrame() {
  const app = useApp();
  const { store, views } = app;
  const atChannel = views.currentChannel.value !== null;
  useGlobalKeys();
  useLinkNotice();
  const swipe = useSwipe();
  const single = narrow.value;
  const showsList = single && pane.value === 'list';
  const withMembers = drawerMode.value ? drawerOpen.value : store.prefs.value.membersOpen;
  const ready = store.session.value.phase === 'ready';
  useEffect(() => {
    if (ready && store.route.peek().channelId === null) pane.value = 'list';
    if (ready) atRest(() => import('./at-rest-inside.js'), ({ settleIn }) => settleIn(app));
  }, [ready]);
  useEffect(() => closeEverything, []);
  return html`
    <div class="app" inert=${screen.value !== null} data-pane=${pane.value} ...${swipe}>
      ${atChannel ? html`<a class="skip-link" href="#composer">${t('nav.skip_to_composer')}</a>` : html`<a class="skip-link" href="#place">${t('nav.skip_to_content')}</a>`}
      <div class="app-notices"><${ConnectionBanner} />${store.announcements.value.length > 0 && html`<${Announcements} />`}${store.preview.value && html`<${ViewAsBar} />`}</div>
      <${Rail} hidden=${single && !showsList} />
      <${Sidebar} hidden=${single && !showsList} isMain=${showsList} />
      <${Chat} hidden=${showsList} />
      ${ready && (panel.value ? html`<${Panel} />` : withMembers && html`<${Members} />`)}
    </div>
    ${ready && html`<${TourHost} />`}
    <${ScreenHost} />
    <${DialogHost} />
    <${PopoverHost} />`;
}

/** In place of the members; a drawer where those are one. */
function Panel() {
  const { view, props } = /** @type {{view: any, props: Record<string, any>}} */ (panel.value);
  return html`
    ${drawerMode.value && html`<div class="app-veil" onClick=${closePanel} />`}
    <${view} ...${props} onClose=${closePanel} />`;
}
