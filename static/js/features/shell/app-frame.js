import { useEffect } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { Sidebar } from '../channels/sidebar.js';
import { Rail } from '../guilds/rail.js';
import { Members } from '../members/members.js';
import { Chat } from './chat.js';
import { ConnectionBanner } from './connection-banner.js';
import { useGlobalKeys } from './keys.js';
import { useSwipe } from './swipe.js';
import { useLinkNotice } from './use-link-notice.js';
import { DialogHost, drawerMode, drawerOpen, narrow, pane, PopoverHost } from './ui.js';

/** The signed-in screen: rail, sidebar, chat, members. */
export function AppFrame() {
  const { store } = useApp();
  useGlobalKeys();
  useLinkNotice();
  const swipe = useSwipe();
  const single = narrow.value;
  const showsList = single && pane.value === 'list';
  const withMembers = drawerMode.value ? drawerOpen.value : store.prefs.value.membersOpen;
  const ready = store.session.value.phase === 'ready';
  useEffect(() => {
    if (ready && store.route.peek().channelId === null) pane.value = 'list';
  }, [ready]);
  return html`
    <div class="app" data-pane=${pane.value} ...${swipe}>
      <a class="skip-link" href="#composer">${t('nav.skip_to_composer')}</a>
      <${ConnectionBanner} />
      <${Rail} hidden=${single && !showsList} />
      <${Sidebar} hidden=${single && !showsList} isMain=${showsList} />
      <${Chat} hidden=${showsList} />
      ${ready && withMembers && html`<${Members} />`}
    </div>
    <${DialogHost} />
    <${PopoverHost} />`;
}
