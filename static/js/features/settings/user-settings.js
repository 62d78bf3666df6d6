import { SettingsScreen } from '../../components/settings-screen.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { AccountPage } from '../account/account-page.js';
import { PrivacyPage } from '../account/privacy-page.js';
import { ProfilePage } from '../account/profile-page.js';
import { SessionsPage } from '../account/sessions-page.js';
import { openAdmin } from '../admin/open-admin.js';
import { AboutPage } from './about-page.js';
import { AccessibilityPage } from './accessibility-page.js';
import { AdvancedPage } from './advanced-page.js';
import { AppearancePage } from './appearance-page.js';
import { KeybindsPage } from './keybinds-page.js';
import { LanguagePage } from './language-page.js';
import { NotificationsPage } from './notifications-page.js';

/** @param {{page?: string, onClose: () => void}} props */
export function UserSettings({ page, onClose }) {
  const { store, actions } = useApp();
  const sections = [
    {
      label: t('settings.me'),
      pages: [
        { key: 'account', label: t('settings.account'), icon: 'circle-user', view: AccountPage, words: t('settings.account_words') },
        { key: 'profile', label: t('settings.profile'), icon: 'user', view: ProfilePage, words: t('settings.profile_words') },
        { key: 'privacy', label: t('settings.privacy'), icon: 'shield', view: PrivacyPage, words: t('settings.privacy_words') },
        { key: 'sessions', label: t('sessions.title'), icon: 'laptop', view: SessionsPage, words: t('settings.sessions_words') },
      ],
    },
    {
      label: t('settings.app'),
      pages: [
        { key: 'appearance', label: t('settings.appearance'), icon: 'palette', view: AppearancePage, words: t('settings.appearance_words') },
        { key: 'accessibility', label: t('settings.accessibility'), icon: 'accessibility', view: AccessibilityPage, words: t('settings.accessibility_words') },
        { key: 'notifications', label: t('settings.notifications'), icon: 'bell', view: NotificationsPage, words: t('settings.notifications_words') },
        { key: 'keybinds', label: t('shortcuts.title'), icon: 'keyboard', view: KeybindsPage, words: t('settings.keybinds_words') },
        { key: 'language', label: t('settings.language'), icon: 'languages', view: LanguagePage, words: t('settings.language_words') },
        { key: 'advanced', label: t('settings.advanced'), icon: 'code', view: AdvancedPage, words: t('settings.advanced_words') },
        { key: 'about', label: t('settings.about'), icon: 'info', view: AboutPage },
      ],
    },
    ...(store.session.value.me?.is_admin ? [{ pages: [{ key: 'admin', label: t('admin.title'), icon: 'server', words: t('admin.open_page'), onSelect: () => openAdmin() }] }] : []),
    { pages: [{ key: 'sign-out', label: t('sign_out.action'), icon: 'log-out', danger: true, onSelect: () => actions.logout() }] },
  ];
  return html`<${SettingsScreen} title=${t('settings.title')} sections=${sections} page=${page} onClose=${onClose} />`;
}
