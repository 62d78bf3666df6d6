import { copyText } from '../../components/copy-text.js';
import { lazy } from '../../components/lazy.js';
import { t } from '../../lib/i18n.js';
import { createGuildMembers } from '../../state/actions/guild_members.js';
import { openCreateChannel } from '../channels/open-create-channel.js';
import { openGuildSettings } from '../guild-settings/open-guild-settings.js';
import { pagesFor } from '../guild-settings/sections.js';
import { notificationEntries } from '../notifications/notification-menu.js';
import { openDialog } from '../shell/ui.js';
import { orderEntries } from './order-entries.js';

const LeaveGuild = lazy(() => import('./leave-guild.js'), 'LeaveGuild');
const InvitePeople = lazy(() => import('../invites/invite-people.js'), 'InvitePeople');
const EditNickname = lazy(() => import('../moderation/edit-nickname.js'), 'EditNickname');

/** What one may do with a guild. @param {import('../../state/context.js').App} app @param {import('../../state/types.js').Guild} guild @returns {import('../../components/menu.js').MenuEntry[]} */
export function guildEntries(app, guild) {
  const { store, views, actions } = app;
  /** @param {import('../../state/permissions.js').PermissionName} name */
  const may = (name) => views.canInGuild(guild.id, name);
  const isOwner = guild.owner_id === store.session.value.me?.id;
  return inGroups([
    [
      may('CREATE_INSTANT_INVITE') && { label: t('guild.invite'), icon: 'user-plus', onSelect: () => openDialog(InvitePeople, { guild }) },
      pagesFor(may).length > 0 && { label: t('guild_settings.open'), icon: 'settings', onSelect: () => openGuildSettings(guild.id) },
      may('MANAGE_CHANNELS') && { label: t('channel.create'), icon: 'plus', onSelect: () => openCreateChannel({ guildId: guild.id, type: 'text' }) },
      may('MANAGE_CHANNELS') && { label: t('channel.create_category'), icon: 'folder-plus', onSelect: () => openCreateChannel({ guildId: guild.id, type: 'category' }) },
    ],
    [
      { label: t('guild.mark_read'), icon: 'check-check', keys: 'Shift+Esc', onSelect: () => actions.markGuildRead(guild.id) },
      { label: t('notify.settings'), icon: 'bell', entries: notificationEntries(app, { kind: 'guild', id: guild.id }) },
      { label: t('channel.hide_muted'), icon: 'eye-off', checked: store.prefs.value.hideMuted, onSelect: () => actions.setPref('hideMuted', !store.prefs.value.hideMuted) },
    ],
    [
      may('CHANGE_NICKNAME') && { label: t('members.own_nickname'), icon: 'pencil', onSelect: () => editOwnNickname(app, guild.id) },
      store.prefs.value.developer && { label: t('guild.copy_id'), icon: 'code', onSelect: () => copyText(String(guild.id)) },
    ],
    [!isOwner && { label: t('guild.leave'), icon: 'log-out', danger: true, onSelect: () => openDialog(LeaveGuild, { guild }) }],
  ]);
}

/** In the rail it has a place as well. @type {typeof guildEntries} */
export const railEntries = (app, guild) => [...guildEntries(app, guild), 'line', ...orderEntries(app, guild)];

/** The member list may not have come to me yet. @param {import('../../state/context.js').App} app @param {number} guildId */
async function editOwnNickname({ store, use }, guildId) {
  const user = store.session.value.me;
  if (!user) return;
  const known = store.members.value.byGuild[guildId]?.byId[user.id];
  const result = known ? null : await use(createGuildMembers).loadMember(guildId, user.id);
  openDialog(EditNickname, { guildId, user, nickname: known?.nickname ?? (result?.ok ? result.member.nickname : null) });
}

/** With a line between the groups, and none of what one may not. @param {(import('../../components/menu.js').MenuEntry | false)[][]} groups @returns {import('../../components/menu.js').MenuEntry[]} */
function inGroups(groups) {
  const filled = groups.map((group) => group.filter((entry) => entry !== false)).filter((group) => group.length > 0);
  return filled.flatMap((group, index) => (index > 0 ? [/** @type {const} */ ('line'), ...group] : group));
}
