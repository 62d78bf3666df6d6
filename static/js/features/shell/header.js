import { ChannelIcon } from '../channels/channel-icon.js';
import { Icon } from '../../components/icon.js';
import { IconButton } from '../../components/icon-button.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { BellButton } from '../notifications/bell-button.js';
import { openSearch } from '../search/open-search.js';
import { keysOf } from '../../lib/shortcuts.js';
import { DmTitle, DmTools, DmTopic } from '../dms/dm-header.js';
import { keyText } from './key-text.js';
import { MoreButton } from './more-button.js';
import { InboxButton, PinsButton } from './panel-buttons.js';
import { closePanel, drawerMode, drawerOpen, narrow, pane, panel } from './ui.js';

/** @param {{channel: import('../../state/types.js').Channel | null}} props */
export function Header({ channel }) {
  const app = useApp();
  return html`<header class="pane-header">
    ${narrow.value && html`<${IconButton} icon="arrow-left" label=${t('nav.open_channels')} onClick=${() => { pane.value = 'list'; }} />`}
    <h1 class="pane-title">
      <${Title} channel=${channel} />
    </h1>
    ${channel?.topic && html`<p class="pane-topic truncate" data-tip=${channel.topic} data-tip-side="below">${channel.topic}</p>`}
    ${channel?.guild_id === null && html`<${DmTopic} channel=${channel} />`}
    <div class="pane-actions">
      ${channel?.guild_id === null && !narrow.value && html`<${DmTools} channel=${channel} />`}
      <${IconButton} icon="search" label=${t('search.title')} keys=${keyText(keysOf('search'))} data-tip-side="below" onClick=${() => openSearch(app)} />
      ${channel && !narrow.value && html`<${BellButton} channel=${channel} /><${PinsButton} />`}
      ${channel && channel.type !== 'dm' && html`<${MembersButton} />`}
      <${InboxButton} />
      ${channel && narrow.value && html`<${MoreButton} channel=${channel} />`}
    </div>
  </header>`;
}

/** @param {{channel: import('../../state/types.js').Channel | null}} props */
function Title({ channel }) {
  const { views } = useApp();
  if (channel?.guild_id === null) return html`<${DmTitle} channel=${channel} />`;
  if (channel) return html`<${ChannelIcon} channel=${channel} /><span class="truncate">${views.channelName(channel)}</span>`;
  if (views.home.value) return html`<${Icon} name="users" /><span class="truncate">${t('friends.title')}</span>`;
  return html`<span class="visually-hidden">${t('app.name')}</span>`;
}

function MembersButton() {
  const { store, actions } = useApp();
  const open = !panel.value && (drawerMode.value ? drawerOpen.value : store.prefs.value.membersOpen);
  return html`<${IconButton} icon="users" label=${open ? t('nav.hide_members') : t('nav.show_members')} data-tip-side="below" aria-pressed=${String(open)}
    onClick=${() => toggleMembers(store, actions)} />`;
}

/** A panel stands in their place: it makes room first. @param {any} store @param {any} actions */
export function toggleMembers(store, actions) {
  const behind = panel.value !== null;
  if (behind) closePanel();
  if (drawerMode.value) drawerOpen.value = !drawerOpen.value;
  else actions.setPref('membersOpen', behind || !store.prefs.value.membersOpen);
}
