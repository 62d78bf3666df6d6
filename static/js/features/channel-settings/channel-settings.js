import { SettingsScreen } from '../../components/settings-screen.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { openDialog } from '../shell/ui.js';
import { ChannelInvites } from './channel-invites.js';
import { ChannelOverview } from './channel-overview.js';
import { ChannelPermissions } from './channel-permissions.js';
import { DeleteChannel } from './delete-channel.js';
import { ExplainPage } from './explain-page.js';

/** Everything about one channel, or one category. @param {{channelId: number, page?: string|null, onClose: () => void}} props */
export function ChannelSettings({ channelId, page, onClose }) {
  const { store, views } = useApp();
  const channel = store.channels.value.byId[channelId];
  if (!channel) return html`<${Gone} onClose=${onClose} />`;
  const isCategory = channel.type === 'category';
  const mayManage = views.can(channelId, 'MANAGE_CHANNELS');
  const mayInvites = !isCategory && (views.canInGuild(channel.guild_id ?? 0, 'MANAGE_GUILD') || views.can(channelId, 'CREATE_INSTANT_INVITE'));
  const sections = [
    {
      label: isCategory ? channel.name : `# ${channel.name}`,
      pages: [
        ...(mayManage ? [{ key: 'overview', label: t('channel_settings.overview'), icon: 'settings-2', view: ChannelOverview, words: t('channel_settings.overview_words') }] : []),
        ...(views.can(channelId, 'MANAGE_ROLES') ? [{ key: 'permissions', label: t('channel_settings.permissions'), icon: 'shield', view: ChannelPermissions, words: t('channel_settings.permissions_words') }] : []),
        { key: 'explain', label: t('explain.title'), icon: 'circle-help', view: ExplainPage },
        ...(mayInvites ? [{ key: 'invites', label: t('channel_settings.invites'), icon: 'link', view: ChannelInvites }] : []),
      ],
    },
    ...(mayManage ? [{
      pages: [{ key: 'delete', label: isCategory ? t('channel.delete_category') : t('channel.delete'), icon: 'trash-2', danger: true, onSelect: () => openDialog(DeleteChannel, { channel }) }],
    }] : []),
  ];
  return html`<${SettingsScreen} title=${isCategory ? t('channel_settings.title_category') : t('channel_settings.title')} sections=${sections} page=${page} onClose=${onClose} channel=${channel} />`;
}

/** Somebody has deleted it meanwhile. @param {{onClose: () => void}} props */
function Gone({ onClose }) {
  return html`<${SettingsScreen} title=${t('channel_settings.title')} sections=${[{ pages: [{ key: 'gone', label: t('channel_settings.title'), view: GonePage }] }]} onClose=${onClose} />`;
}

function GonePage() {
  return html`<p role="status">${t('channel.not_found')}</p>`;
}
