import { toggleMenu } from '../../components/context-menu.js';
import { IconButton } from '../../components/icon-button.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { install, wayToInstall } from '../../net/install.js';
import { useApp } from '../../state/context.js';
import { openSettings } from '../settings/open-settings.js';
import { ShortcutHelp } from '../settings/shortcut-help.js';
import { keyText } from '../shell/key-text.js';
import { openDialog } from '../shell/ui.js';
import { OwnStatus } from '../status/own-status.js';

/** @param {{me: import('../../state/types.js').Account}} props */
export function UserPanel({ me }) {
  return html`<section class="panel" aria-label=${t('nav.me')} data-region>
    <${OwnStatus} me=${me} />
    <${SettingsButton} />
  </section>`;
}

function SettingsButton() {
  const { actions } = useApp();
  /** @returns {import('../../components/menu.js').MenuEntry[]} */
  const entries = () => [
    { label: t('settings.appearance'), icon: 'sun', keys: keyText('Ctrl+,'), onSelect: () => openSettings('appearance') },
    { label: t('sessions.title'), icon: 'laptop', onSelect: () => openSettings('sessions') },
    { label: t('shortcuts.title'), icon: 'keyboard', keys: keyText('Ctrl+/'), onSelect: () => openDialog(ShortcutHelp) },
    ...(wayToInstall() === 'offer' ? [{ label: t('install.title'), icon: 'download', onSelect: install }] : []),
    'line',
    { label: t('sign_out.action'), icon: 'log-out', danger: true, onSelect: () => actions.logout() },
  ];
  return html`<${IconButton} icon="settings" label=${t('settings.title')} aria-haspopup="menu"
    onClick=${(/** @type {any} */ event) => toggleMenu(event, t('settings.title'), entries, { side: 'above' })} />`;
}
