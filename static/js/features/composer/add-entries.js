import { lazy } from '../../components/lazy.js';
import { t } from '../../lib/i18n.js';
import { keysOf } from '../../lib/shortcuts.js';
import { openScheduled, scheduleMessage } from '../scheduled/open-scheduled.js';
import { keyText } from '../shell/key-text.js';
import { openDialog } from '../shell/ui.js';
import { chooseFiles } from '../uploads/choose-files.js';

const PollDialog = lazy(() => import('../polls/poll-dialog.js'), 'PollDialog');

/** What stands behind the plus. @param {any} app @param {import('../../state/types.js').Channel} channel @returns {import('../../components/menu.js').MenuEntry[]} */
export function addEntries({ store, views }, channel) {
  const waiting = store.scheduled.value.items.length;
  return [
    ...(views.can(channel.id, 'ATTACH_FILES') ? [{ label: t('upload.add'), icon: 'paperclip', keys: keyText(keysOf('upload')), onSelect: () => chooseFiles(channel.id) }] : []),
    ...(views.can(channel.id, 'SEND_POLLS') ? [{ label: t('poll.create'), icon: 'chart-column', onSelect: () => openDialog(PollDialog, { channelId: channel.id }) }] : []),
    { label: t('composer.schedule'), icon: 'calendar-clock', onSelect: () => scheduleMessage(channel) },
    ...(waiting > 0 ? [{ label: t('composer.scheduled_list'), icon: 'list', hint: String(waiting), onSelect: () => openScheduled() }] : []),
  ];
}
