import { IconButton } from '../../components/icon-button.js';
import { Skeleton } from '../../components/skeleton.js';
import { toggleMenu } from '../../components/context-menu.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { HomeSidebar } from '../dms/home-sidebar.js';
import { ChannelList } from './channel-list.js';
import { UserPanel } from './user-panel.js';

/** On a narrow screen it is the page's main part while it is shown. @param {{hidden: boolean, isMain: boolean}} props */
export function Sidebar({ hidden, isMain }) {
  const { store, views } = useApp();
  const guild = views.guild.value;
  const { phase, me } = store.session.value;
  const atHome = phase === 'ready' && views.home.value;
  const title = atHome ? t('home.title') : t('app.name');
  return html`<div class="app-side side" role=${isMain ? 'main' : 'region'} aria-label=${guild?.name ?? title} inert=${hidden}>
    <div class="pane-header">
      <h2 class="side-guild truncate" aria-level=${isMain ? 1 : undefined}>${guild?.name ?? (phase === 'ready' ? title : '')}</h2>
      ${guild && html`<${GuildMenuButton} guild=${guild} />`}
    </div>
    ${guild && html`<${ChannelList} guild=${guild} key=${guild.id} />`}
    ${atHome && html`<${HomeSidebar} />`}
    ${!guild && !atHome && html`<div class="channels">${phase === 'loading' && html`<${Skeleton} rows=${6} narrow label=${t('app.loading')} />`}</div>`}
    ${me && html`<${UserPanel} me=${me} />`}
  </div>`;
}

/** @param {{guild: import('../../state/types.js').Guild}} props */
function GuildMenuButton({ guild }) {
  const app = useApp();
  return html`<${IconButton} icon="chevron-down" class="side-menu" label=${t('guild.menu', { name: guild.name })} aria-haspopup="menu" data-tip-side="below"
    onClick=${(/** @type {any} */ event) => toggleMenu(event, t('guild.menu', { name: guild.name }), async () => (await import('../guilds/guild-menu.js')).guildEntries(app, guild), { align: 'start' })} />`;
}
