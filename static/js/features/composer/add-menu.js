import { toggleMenu } from '../../components/context-menu.js';
import { IconButton } from '../../components/icon-button.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { chooseFiles } from '../uploads/choose-files.js';
import { useWindowKey } from './use-window-key.js';

const load = () => import('./add-entries.js');

/** What a message can have besides words, and when it goes. @param {{channel: import('../../state/types.js').Channel}} props */
export function AddMenu({ channel }) {
  const app = useApp();
  useWindowKey('upload', () => app.views.can(channel.id, 'ATTACH_FILES') && chooseFiles(channel.id));
  /** @param {any} event */
  const open = (event) => toggleMenu(event, t('composer.add'), async () => (await load()).addEntries(app, channel), { owner: 'composer-add', side: 'above', align: 'start' });
  return html`<${IconButton} icon="plus" class="composer-add" label=${t('composer.add')} aria-haspopup="menu" onPointerEnter=${() => load().catch(() => undefined)} onClick=${open} />`;
}
