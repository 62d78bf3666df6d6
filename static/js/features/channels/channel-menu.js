import { copyText } from '../../components/copy-text.js';
import { lazy } from '../../components/lazy.js';
import { toast } from '../../components/toasts.js';
import { errorText, t } from '../../lib/i18n.js';
import { openChannelSettings } from '../channel-settings/open-channel-settings.js';
import { muteEntry, notificationEntries } from '../notifications/notification-menu.js';
import { openDialog } from '../shell/ui.js';
import { openCreateChannel } from './open-create-channel.js';
import { moveEntries } from './move-entries.js';

const InvitePeople = lazy(() => import('../invites/invite-people.js'), 'InvitePeople');
const DeleteChannel = lazy(() => import('../channel-settings/delete-channel.js'), 'DeleteChannel');

/**
 * @typedef {import('../../state/app.js').App} App
 * @typedef {import('../../state/types.js').Channel} Channel
 * @typedef {import('../../components/menu.js').MenuEntry} MenuEntry
 */

/** What can be done with a channel or a category, for whoever asks. @param {App} app @param {Channel} channel @returns {MenuEntry[]} */
export function channelEntries(app, channel) {
  const { store } = app;
  const developing = store.prefs.value.developer;
  return lined([
    channel.type === 'category' ? ofCategory(app, channel) : ofChannel(app, channel),
    telling(app, channel),
    ordering(app, channel),
    managing(app, channel),
    developing ? [{ label: t('channel.copy_id'), icon: 'code', onSelect: () => copyText(String(channel.id)) }] : [],
  ]);
}

/** Groups with a line between those that have something. @param {MenuEntry[][]} groups @returns {MenuEntry[]} */
function lined(groups) {
  return groups.filter(({ length }) => length > 0).flatMap((group, index) => (index > 0 ? [/** @type {MenuEntry} */ ('line'), ...group] : group));
}

/** @param {App} app @param {Channel} channel @returns {MenuEntry[]} */
function ofChannel({ store, views, actions }, channel) {
  const guild = store.guilds.value.byId[channel.guild_id ?? 0];
  return [
    { label: t('channel.mark_read'), icon: 'check-check', onSelect: () => actions.markRead(channel.id) },
    ...(guild && views.can(channel.id, 'CREATE_INSTANT_INVITE') ? [{ label: t('guild.invite'), icon: 'user-plus', onSelect: () => openDialog(InvitePeople, { guild }) }] : []),
    { label: t('channel.copy_link'), icon: 'link', onSelect: () => copyText(new URL(views.href(channel.guild_id, channel.id), location.href).href) },
  ];
}

/** @param {App} app @param {Channel} category @returns {MenuEntry[]} */
function ofCategory({ store, views, actions }, category) {
  const inside = Object.values(store.channels.value.byId).filter(({ parent_id }) => parent_id === category.id);
  const collapsed = store.prefs.value.collapsed.includes(category.id);
  return [
    { label: t('channel.mark_category_read'), icon: 'check-check', onSelect: () => inside.forEach(({ id }) => void actions.markRead(id)) },
    { label: collapsed ? t('channel.unfold') : t('channel.fold'), icon: collapsed ? 'chevron-down' : 'chevron-right', onSelect: () => actions.toggleCategory(category.id) },
    ...(views.can(category.id, 'MANAGE_CHANNELS') && views.canInGuild(category.guild_id ?? 0, 'MANAGE_CHANNELS') ? [{
      label: t('channel.create'), icon: 'plus', onSelect: () => openCreateChannel({ guildId: category.guild_id ?? 0, type: 'text', parent: category }),
    }] : []),
  ];
}

/** @param {App} app @param {Channel} channel @returns {MenuEntry[]} */
function telling(app, channel) {
  const target = { kind: /** @type {const} */ ('channel'), id: channel.id, direct: channel.guild_id === null };
  const { hideMuted } = app.store.prefs.value;
  return [
    muteEntry(app, target),
    { label: t('notify.settings'), icon: 'bell', entries: notificationEntries(app, target).slice(2) },
    ...(channel.guild_id === null ? [] : [{ label: t('channel.hide_muted'), icon: 'eye-off', checked: hideMuted, onSelect: () => app.actions.setPref('hideMuted', !hideMuted) }]),
  ];
}

/** @param {App} app @param {Channel} channel @returns {MenuEntry[]} */
function ordering(app, channel) {
  return channel.guild_id !== null && app.views.canInGuild(channel.guild_id, 'MANAGE_CHANNELS') ? moveEntries(app, channel) : [];
}

/** @param {App} app @param {Channel} channel @returns {MenuEntry[]} */
function managing(app, channel) {
  const { views } = app;
  if (channel.guild_id === null) return [];
  const isCategory = channel.type === 'category';
  const mayManage = views.can(channel.id, 'MANAGE_CHANNELS');
  const mayOrder = views.canInGuild(channel.guild_id, 'MANAGE_CHANNELS');
  if (!mayManage && !views.can(channel.id, 'MANAGE_ROLES')) return [{ label: t('explain.title'), icon: 'circle-help', onSelect: () => openChannelSettings(channel.id, 'explain') }];
  return [
    { label: isCategory ? t('channel.edit_category') : t('channel.edit'), icon: 'settings-2', onSelect: () => openChannelSettings(channel.id) },
    ...(mayOrder && !isCategory ? [{ label: t('channel.duplicate'), icon: 'copy-plus', onSelect: () => void duplicate(app, channel) }] : []),
    ...(mayManage ? [{ label: isCategory ? t('channel.delete_category') : t('channel.delete'), icon: 'trash-2', danger: true, onSelect: () => openDialog(DeleteChannel, { channel }) }] : []),
  ];
}

/** One more with the same settings, and nothing said in it yet. @param {App} app @param {Channel} channel */
async function duplicate({ actions }, { guild_id, name, type, parent_id, topic, slow_mode, age_restricted, overwrites }) {
  const result = await actions.createChannel(guild_id ?? 0, { name, type, topic: topic ?? '', slow_mode, age_restricted, overwrites, ...(parent_id !== null && { parent_id }) });
  if (!result.ok) toast(errorText(result.error), 'danger');
}
