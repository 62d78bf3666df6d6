import { t } from '../../lib/i18n.js';
import { openDialog } from '../shell/ui.js';
import { BanMember } from './ban-member.js';
import { EditNickname } from './edit-nickname.js';
import { KickMember } from './kick-member.js';
import { TimeoutMember } from './timeout-member.js';

/** @typedef {import('../../state/types.js').Member} Member */

/**
 * What the menu of a member offers to whoever may moderate them; nothing to others.
 * @param {number} guildId
 * @param {Member} member
 * @param {import('./use-standing.js').Standing} standing
 * @param {(timeout: null) => void} endTimeout
 */
export function moderationEntries(guildId, member, standing, endTimeout) {
  const { user, nickname } = member;
  const mine = user.id === standing.meId;
  const above = standing.isAbove({ id: user.id, roles: member.roles });
  const isTimedOut = isInTimeout(member);
  return [
    mayRename(standing, mine, above) && { label: mine ? t('members.own_nickname') : t('members.edit_nickname'), icon: 'pencil', onSelect: () => openDialog(EditNickname, { guildId, user, nickname }) },
    above && standing.may('MODERATE_MEMBERS') && (isTimedOut
      ? { label: t('members.end_timeout'), icon: 'hourglass', onSelect: () => endTimeout(null) }
      : { label: t('members.timeout'), icon: 'hourglass', onSelect: () => openDialog(TimeoutMember, { guildId, user }) }),
    above && standing.may('KICK_MEMBERS') && { label: t('members.kick'), icon: 'user-minus', danger: true, onSelect: () => openDialog(KickMember, { guildId, user }) },
    above && standing.may('BAN_MEMBERS') && { label: t('members.ban'), icon: 'ban', danger: true, onSelect: () => openDialog(BanMember, { guildId, user }) },
  ].filter((entry) => entry !== false);
}

/** @param {import('./use-standing.js').Standing} standing @param {boolean} mine @param {boolean} above */
const mayRename = (standing, mine, above) => (mine ? standing.may('CHANGE_NICKNAME') : above && standing.may('MANAGE_NICKNAMES'));

/** @param {{timed_out_until?: string|null}} member */
export const isInTimeout = ({ timed_out_until }) => !!timed_out_until && Date.parse(timed_out_until) > Date.now();
