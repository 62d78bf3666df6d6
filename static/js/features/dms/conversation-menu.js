import { toast } from '../../components/toasts.js';
import { copyText } from '../../components/copy-text.js';
import { errorText, t } from '../../lib/i18n.js';
import { createDms } from '../../state/actions/dms.js';
import { othersIn } from '../../state/views/conversations.js';
import { userEntries } from '../members/user-menu.js';
import { muteEntry, notificationEntries } from '../notifications/notification-menu.js';
import { addToGroup, editGroup, leaveGroup } from './open-group.js';

/**
 * What can be done with a conversation.
 * @param {import('../../state/app.js').App} app
 * @param {import('../../state/types.js').Channel} channel
 * @returns {import('../../components/menu.js').MenuEntry[]}
 */
export function conversationEntries(app, channel) {
  const { store, actions } = app;
  const [other] = othersIn(channel, store.session.peek().me?.id ?? 0);
  const read = { label: t('channel.mark_read'), icon: 'check-check', onSelect: () => actions.markRead(channel.id) };
  const target = { kind: /** @type {const} */ ('channel'), id: channel.id, direct: true };
  const mute = muteEntry(app, target);
  const tell = { label: t('notify.settings'), icon: 'bell', entries: notificationEntries(app, target).slice(2) };
  if (channel.type === 'dm') {
    const close = { label: t('dm.close'), icon: 'x', onSelect: () => leaveConversation(app, channel) };
    return other ? [read, mute, tell, 'line', ...userEntries(app, { guildId: null, user: other }), 'line', close] : [read, mute, tell, close];
  }
  return [
    read,
    mute,
    tell,
    'line',
    { label: t('group.edit'), icon: 'pencil', onSelect: () => editGroup(channel.id) },
    { label: t('group.add'), icon: 'user-plus', onSelect: () => addToGroup(channel.id) },
    ...(store.prefs.peek().developer ? [{ label: t('action.copy_id'), icon: 'hash', onSelect: () => copyText(String(channel.id)) }] : []),
    'line',
    { label: t('group.leave'), icon: 'log-out', danger: true, onSelect: () => leaveConversation(app, channel) },
  ];
}

/** A one-to-one is only put away; leaving a group is asked about. @param {import('../../state/app.js').App} app @param {import('../../state/types.js').Channel} channel */
export async function leaveConversation(app, channel) {
  if (channel.type === 'group') {
    leaveGroup(channel.id);
    return;
  }
  const result = await app.use(createDms).leave(channel.id);
  if (!result.ok) toast(errorText(result.error), 'danger');
}
