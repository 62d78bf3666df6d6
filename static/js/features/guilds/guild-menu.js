import { t } from '../../lib/i18n.js';
import { CreateChannel } from '../channels/create-channel.js';
import { InvitePeople } from '../invites/invite-people.js';
import { openDialog } from '../shell/ui.js';
import { LeaveGuild } from './leave-guild.js';

/**
 * What can be done with a guild, for whoever asks.
 * @param {import('../../state/app.js').App} app
 * @param {import('../../state/types.js').Guild} guild
 * @returns {import('../../components/menu.js').MenuEntry[]}
 */
export function guildEntries({ views, actions }, guild) {
  const mayManage = views.canInGuild(guild.id, 'MANAGE_CHANNELS');
  const mayInvite = views.canInGuild(guild.id, 'CREATE_INSTANT_INVITE');
  return [
    ...(mayInvite ? [{ label: t('guild.invite'), icon: 'user-plus', onSelect: () => openDialog(InvitePeople, { guild }) }] : []),
    { label: t('guild.mark_read'), icon: 'check-check', hint: 'Shift+Esc', onSelect: () => actions.markGuildRead(guild.id) },
    ...(mayManage ? creating(guild) : []),
    'line',
    { label: t('guild.leave'), icon: 'log-out', danger: true, onSelect: () => openDialog(LeaveGuild, { guild }) },
  ];
}

/** @param {import('../../state/types.js').Guild} guild @returns {import('../../components/menu.js').MenuEntry[]} */
const creating = (guild) => [
  'line',
  { label: t('channel.create'), icon: 'plus', onSelect: () => openDialog(CreateChannel, { guildId: guild.id, type: 'text' }) },
  { label: t('channel.create_category'), icon: 'folder-plus', onSelect: () => openDialog(CreateChannel, { guildId: guild.id, type: 'category' }) },
];
