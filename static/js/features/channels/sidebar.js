import { IconButton } from '../../components/icon-button.js';
import { useRoving } from '../../components/roving.js';
import { Skeleton } from '../../components/skeleton.js';
import { Menu } from '../../components/menu.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { LeaveGuild } from '../guilds/leave-guild.js';
import { InvitePeople } from '../invites/invite-people.js';
import { openDialog, togglePopover } from '../shell/ui.js';
import { ChannelSection } from './channel-section.js';
import { CreateChannel } from './create-channel.js';
import { UserPanel } from './user-panel.js';

/** On a narrow screen it is the page's main part while it is shown. @param {{hidden: boolean, isMain: boolean}} props */
export function Sidebar({ hidden, isMain }) {
  const { store, views } = useApp();
  const guild = views.guild.value;
  const { phase, me } = store.session.value;
  return html`<div class="app-side side" role=${isMain ? 'main' : 'region'} aria-label=${guild?.name ?? t('app.name')} inert=${hidden}>
    <div class="pane-header">
      <h2 class="side-guild truncate" aria-level=${isMain ? 1 : undefined}>${guild?.name ?? (phase === 'ready' ? t('app.name') : '')}</h2>
      ${guild && html`<${GuildMenuButton} guild=${guild} />`}
    </div>
    ${guild && html`<${ChannelList} guild=${guild} />`}
    ${!guild && html`<div class="channels">${phase === 'loading' && html`<${Skeleton} rows=${6} narrow label=${t('app.loading')} />`}</div>`}
    ${me && html`<${UserPanel} me=${me} />`}
  </div>`;
}

/** @param {{guild: import('../../state/types.js').Guild}} props */
function GuildMenuButton({ guild }) {
  const { views, actions } = useApp();
  const mayManage = views.canInGuild(guild.id, 'MANAGE_CHANNELS');
  const mayInvite = views.canInGuild(guild.id, 'CREATE_INSTANT_INVITE');
  const entries = () => [
    ...(mayInvite ? [{ label: t('guild.invite'), icon: 'user-plus', onSelect: () => openDialog(InvitePeople, { guild }) }] : []),
    { label: t('guild.mark_read'), icon: 'check-check', hint: 'Shift+Esc', onSelect: () => actions.markGuildRead(guild.id) },
    ...(mayManage ? [
      'line',
      { label: t('channel.create'), icon: 'plus', onSelect: () => openDialog(CreateChannel, { guildId: guild.id, type: 'text' }) },
      { label: t('channel.create_category'), icon: 'folder-plus', onSelect: () => openDialog(CreateChannel, { guildId: guild.id, type: 'category' }) },
    ] : []),
    'line',
    { label: t('guild.leave'), icon: 'log-out', danger: true, onSelect: () => openDialog(LeaveGuild, { guild }) },
  ];
  return html`<${IconButton} icon="chevron-down" label=${t('guild.menu', { name: guild.name })} aria-haspopup="menu" data-tip-side="below"
    onClick=${(/** @type {any} */ event) => togglePopover(event.currentTarget, Menu, { label: t('guild.menu', { name: guild.name }), entries: entries() })} />`;
}

/** @param {{guild: import('../../state/types.js').Guild}} props */
function ChannelList({ guild }) {
  const { views } = useApp();
  const { ref, onKeyDown } = useRoving('.category-toggle, .category .icon-button, .channel-link', { current: '[aria-current="page"]' });
  const mayManage = views.canInGuild(guild.id, 'MANAGE_CHANNELS');
  return html`<nav class="channels" aria-label=${t('nav.channels')} ref=${ref} onKeyDown=${onKeyDown} data-region>
    ${views.channelSections(guild.id).value.map((section) => html`<${ChannelSection}
      key=${section.category?.id ?? 0} section=${section} guildId=${guild.id} mayManage=${mayManage} />`)}
  </nav>`;
}
