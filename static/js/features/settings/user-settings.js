import { SettingsScreen } from '../../components/settings-screen.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { AppearancePage } from './appearance-page.js';

/** @param {{page?: string, onClose: () => void}} props */
export function UserSettings({ page, onClose }) {
  const { actions } = useApp();
  const sections = [
    { label: t('settings.app'), pages: [{ key: 'appearance', label: t('settings.appearance'), icon: 'palette', view: AppearancePage }] },
    { pages: [{ key: 'sign-out', label: t('sign_out.action'), icon: 'log-out', danger: true, onSelect: () => actions.logout() }] },
  ];
  return html`<${SettingsScreen} title=${t('settings.title')} sections=${sections} page=${page} onClose=${onClose} />`;
}
