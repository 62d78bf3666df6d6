import { lazy } from '../../components/lazy.js';
import { SettingsScreen } from '../../components/settings-screen.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { openDialog } from '../shell/ui.js';
import { DeleteGuild } from './overview/delete-guild.js';
import { pagesFor } from './sections.js';
import { useClosingWith } from './use-closing-with.js';

const VIEWS = {
  overview: lazy(() => import('./overview/overview-page.js'), 'OverviewPage'),
  roles: lazy(() => import('../roles/roles-page.js'), 'RolesPage'),
  emojis: lazy(() => import('./expressions/emojis-page.js'), 'EmojisPage'),
  stickers: lazy(() => import('./expressions/stickers-page.js'), 'StickersPage'),
  members: lazy(() => import('./members/members-page.js'), 'MembersPage'),
  invites: lazy(() => import('./invites/invites-page.js'), 'InvitesPage'),
  bans: lazy(() => import('./bans/bans-page.js'), 'BansPage'),
  automod: lazy(() => import('./automod/automod-page.js'), 'AutomodPage'),
  reports: lazy(() => import('./reports/reports-page.js'), 'ReportsPage'),
  audit: lazy(() => import('./audit/audit-page.js'), 'AuditPage'),
};

const ICONS = { overview: 'settings', roles: 'shield', emojis: 'smile', stickers: 'sticker', members: 'users', invites: 'link', bans: 'ban', automod: 'bot', reports: 'flag', audit: 'scroll-text' };

/** The settings of a guild: each page for whoever has a right to it. @param {{guildId: number, page?: string | null, onClose: () => void}} props */
export function GuildSettings({ guildId, page, onClose }) {
  const { store, views } = useApp();
  const guild = store.guilds.value.byId[guildId];
  const pages = pagesFor((name) => views.canInGuild(guildId, name));
  useClosingWith(!guild || pages.length === 0);
  if (!guild) return null;
  const labels = pageLabels();
  /** @param {import('./sections.js').PageKey[]} keys */
  const listed = (keys) => keys.filter((key) => pages.includes(key)).map((key) => ({ key, label: labels[key], icon: ICONS[key], view: VIEWS[key] }));
  const isOwner = guild.owner_id === store.session.value.me?.id;
  const sections = [
    { label: guild.name, pages: listed(['overview', 'roles', 'emojis', 'stickers']) },
    { label: t('guild_settings.people'), pages: listed(['members', 'invites', 'bans']) },
    { label: t('guild_settings.moderation'), pages: listed(['automod', 'reports', 'audit']) },
    { pages: isOwner ? [{ key: 'delete', label: t('guild_settings.delete'), icon: 'trash-2', danger: true, onSelect: () => openDialog(DeleteGuild, { guild }) }] : [] },
  ].filter((section) => section.pages.length > 0);
  return html`<${SettingsScreen} title=${t('guild_settings.title')} sections=${sections} page=${page} guildId=${guildId} onClose=${onClose} />`;
}

/** @returns {Record<import('./sections.js').PageKey, string>} */
const pageLabels = () => ({
  overview: t('guild_settings.overview'),
  roles: t('members.roles'),
  emojis: t('expressions.emojis'),
  stickers: t('expressions.stickers'),
  members: t('nav.members'),
  invites: t('invites.title'),
  bans: t('bans.title'),
  automod: t('automod.title'),
  reports: t('reports.title'),
  audit: t('audit.title'),
});
