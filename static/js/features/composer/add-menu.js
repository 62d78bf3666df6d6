import { IconButton } from '../../components/icon-button.js';
import { lazy } from '../../components/lazy.js';
import { Menu } from '../../components/menu.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { keysOf } from '../../lib/shortcuts.js';
import { useApp } from '../../state/context.js';
import { openScheduled, scheduleMessage } from '../scheduled/open-scheduled.js';
import { keyText } from '../shell/key-text.js';
import { openDialog, togglePopover } from '../shell/ui.js';
import { chooseFiles } from '../uploads/choose-files.js';
import { useWindowKey } from './use-window-key.js';

const PollDialog = lazy(() => import('../polls/poll-dialog.js'), 'PollDialog');

/** What a message can have besides words, and when it goes. @param {{channel: import('../../state/types.js').Channel}} props */
export function AddMenu({ channel }) {
  const app = useApp();
  useWindowKey('upload', () => app.views.can(channel.id, 'ATTACH_FILES') && chooseFiles(channel.id));
  /** @param {{currentTarget: HTMLElement}} event */
  const open = ({ currentTarget }) => togglePopover(currentTarget, Menu, { label: t('composer.add'), entries: entriesFor(app, channel), side: 'above', align: 'start' }, 'composer-add');
  return html`<${IconButton} icon="plus" class="composer-add" label=${t('composer.add')} aria-haspopup="menu" onClick=${open} />`;
}

/** @param {any} app @param {import('../../state/types.js').Channel} channel @returns {import('../../components/menu.js').MenuEntry[]} */
function entriesFor({ store, views }, channel) {
  const waiting = store.scheduled.value.items.length;
  return [
    ...(views.can(channel.id, 'ATTACH_FILES') ? [{ label: t('upload.add'), icon: 'paperclip', hint: keyText(keysOf('upload')), onSelect: () => chooseFiles(channel.id) }] : []),
    ...(views.can(channel.id, 'SEND_POLLS') ? [{ label: t('poll.create'), icon: 'chart-column', onSelect: () => openDialog(PollDialog, { channelId: channel.id }) }] : []),
    { label: t('composer.schedule'), icon: 'calendar-clock', onSelect: () => scheduleMessage(channel) },
    ...(waiting > 0 ? [{ label: t('composer.scheduled_list'), icon: 'list', hint: String(waiting), onSelect: () => openScheduled() }] : []),
  ];
}
