import { SettingsScreen } from '../../components/settings-screen.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { AdminAnnouncements } from './admin-announcements.js';
import { AdminGuilds } from './admin-guilds.js';
import { AdminLog } from './admin-log.js';
import { AdminOverview } from './admin-overview.js';
import { AdminRegistration } from './admin-registration.js';
import { AdminStorage } from './admin-storage.js';
import { AdminUsers } from './admin-users.js';

/** The installation, for its administrators. @param {{page?: string|null, onClose: () => void}} props */
export function AdminScreen({ page, onClose }) {
  const { store } = useApp();
  const isAdmin = store.session.value.me?.is_admin ?? false;
  const sections = isAdmin ? [
    { label: store.session.value.instance?.name ?? t('app.name'), pages: [
      { key: 'overview', label: t('admin.overview'), icon: 'activity', view: AdminOverview },
      { key: 'storage', label: t('admin.storage'), icon: 'hard-drive', view: AdminStorage },
    ] },
    { label: t('admin.people'), pages: [
      { key: 'users', label: t('admin.users'), icon: 'users', view: AdminUsers },
      { key: 'guilds', label: t('admin.guilds'), icon: 'layers', view: AdminGuilds },
      { key: 'registration', label: t('admin.registration'), icon: 'ticket', view: AdminRegistration },
    ] },
    { label: t('admin.telling'), pages: [
      { key: 'announcements', label: t('admin.announcements'), icon: 'megaphone', view: AdminAnnouncements },
      { key: 'log', label: t('audit.title'), icon: 'scroll-text', view: AdminLog },
    ] },
  ] : [{ pages: [{ key: 'none', label: t('admin.title'), view: NotForYou }] }];
  return html`<${SettingsScreen} title=${t('admin.title')} sections=${sections} page=${page} onClose=${onClose} />`;
}

function NotForYou() {
  return html`<p role="status">${t('admin.not_for_you')}</p>`;
}
