import { ChannelIcon } from '../channels/channel-icon.js';
import { IconButton } from '../../components/icon-button.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { BellButton } from '../notifications/bell-button.js';
import { openSearch } from '../search/open-search.js';
import { keysOf } from '../../lib/shortcuts.js';
import { keyText } from './key-text.js';
import { drawerMode, drawerOpen, narrow, pane } from './ui.js';

/** @param {{channel: import('../../state/types.js').Channel | null}} props */
export function Header({ channel }) {
  const app = useApp();
  const { views } = app;
  return html`<header class="pane-header">
    ${narrow.value && html`<${IconButton} icon="arrow-left" label=${t('nav.open_channels')} onClick=${() => { pane.value = 'list'; }} />`}
    <h1 class="pane-title">
      ${channel ? html`<${ChannelIcon} channel=${channel} /><span class="truncate">${views.channelName(channel)}</span>` : html`<span class="visually-hidden">${t('app.name')}</span>`}
    </h1>
    ${channel?.topic && html`<p class="pane-topic truncate" data-tip=${channel.topic} data-tip-side="below">${channel.topic}</p>`}
    <div class="pane-actions">
      <${IconButton} icon="search" label=${t('search.title')} keys=${keyText(keysOf('search'))} data-tip-side="below" onClick=${() => openSearch(app)} />
      ${channel && html`<${BellButton} channel=${channel} />`}
      ${channel && html`<${MembersButton} />`}
    </div>
  </header>`;
}

function MembersButton() {
  const { store, actions } = useApp();
  const open = drawerMode.value ? drawerOpen.value : store.prefs.value.membersOpen;
  return html`<${IconButton} icon="users" label=${open ? t('nav.hide_members') : t('nav.show_members')} data-tip-side="below" aria-pressed=${String(open)}
    onClick=${() => toggleMembers(store, actions)} />`;
}

/** @param {any} store @param {any} actions */
export function toggleMembers(store, actions) {
  if (drawerMode.value) drawerOpen.value = !drawerOpen.value;
  else actions.setPref('membersOpen', !store.prefs.value.membersOpen);
}
