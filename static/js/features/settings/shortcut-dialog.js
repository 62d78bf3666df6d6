import { Dialog } from '../../components/dialog.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { ShortcutList } from './shortcut-list.js';

/** @param {{onClose: () => void}} props */
export function ShortcutDialog({ onClose }) {
  return html`<${Dialog} title=${t('shortcuts.title')} onClose=${onClose} wide reading><${ShortcutList} /><//>`;
}
