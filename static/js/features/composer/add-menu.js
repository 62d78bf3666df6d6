import { IconButton } from '../../components/icon-button.js';
import { Menu } from '../../components/menu.js';
import { whenThere } from '../../components/when-there.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { togglePopover } from '../shell/ui.js';
import { chooseFiles } from '../uploads/choose-files.js';
import { useWindowKey } from './use-window-key.js';

const load = () => import('./add-entries.js');

/** What a message can have besides words, and when it goes. @param {{channel: import('../../state/types.js').Channel}} props */
export function AddMenu({ channel }) {
  const app = useApp();
  useWindowKey('upload', () => app.views.can(channel.id, 'ATTACH_FILES') && chooseFiles(channel.id));
  /** @param {{currentTarget: HTMLElement}} event */
  const open = ({ currentTarget }) =>
    whenThere(load, ({ addEntries }) => togglePopover(currentTarget, Menu, { label: t('composer.add'), entries: addEntries(app, channel), side: 'above', align: 'start' }, 'composer-add'));
  return html`<${IconButton} icon="plus" class="composer-add" label=${t('composer.add')} aria-haspopup="menu" onPointerEnter=${() => load().catch(() => undefined)} onClick=${open} />`;
}
