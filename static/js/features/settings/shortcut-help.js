import { Dialog } from '../../components/dialog.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { keyParts } from '../shell/key-text.js';

const SHORTCUTS = () => [
  ['Ctrl+K', t('shortcuts.switcher')],
  ['Alt+↑', t('shortcuts.previous_channel')],
  ['Alt+↓', t('shortcuts.next_channel')],
  ['Alt+Shift+↓', t('shortcuts.next_unread')],
  ['Ctrl+Alt+↓', t('shortcuts.next_guild')],
  ['Shift+PgUp', t('shortcuts.oldest_unread')],
  ['Esc', t('shortcuts.mark_read')],
  ['Shift+Esc', t('shortcuts.mark_guild_read')],
  ['F6', t('shortcuts.region')],
  ['Ctrl+U', t('shortcuts.members')],
  ['Ctrl+,', t('shortcuts.settings')],
  ['Enter', t('shortcuts.send')],
  ['Shift+Enter', t('shortcuts.newline')],
  ['↑', t('shortcuts.edit_last')],
  ['Ctrl+B', t('shortcuts.bold')],
  ['Ctrl+I', t('shortcuts.italic')],
  ['E', t('shortcuts.edit')],
  ['+', t('shortcuts.react')],
  ['Del', t('shortcuts.delete')],
];

/** @param {{onClose: () => void}} props */
export function ShortcutHelp({ onClose }) {
  return html`<${Dialog} title=${t('shortcuts.title')} onClose=${onClose} wide>
    <ul class="shortcuts">
      ${SHORTCUTS().map(([keys, words]) => html`<li class="shortcut" key=${keys}>
        <span>${words}</span>
        <span class="shortcut-keys">${(keys === '+' ? ['+'] : keyParts(keys)).map((part) => html`<kbd key=${part}>${part}</kbd>`)}</span>
      </li>`)}
    </ul>
  <//>`;
}
