import { copyText } from '../../components/copy-text.js';
import { lazy } from '../../components/lazy.js';
import { toast } from '../../components/toasts.js';
import { errorText, t } from '../../lib/i18n.js';
import { createDms } from '../../state/actions/dms.js';
import { createFriends } from '../../state/actions/friends.js';
import { createGuildMembers } from '../../state/actions/guild_members.js';
import { createModerating } from '../../state/actions/moderating.js';
import { openFullProfile } from '../profile/open-profile.js';
import { openReport } from '../reports/open-report.js';
import { openDialog, pane } from '../shell/ui.js';
import { mention } from './mention.js';

const EndFriendship = lazy(() => import('../friends/end-friendship.js'), 'EndFriendship');
const BlockPerson = lazy(() => import('../friends/block-person.js'), 'BlockPerson');
const EditNickname = lazy(() => import('../moderation/edit-nickname.js'), 'EditNickname');
const TimeoutMember = lazy(() => import('../moderation/timeout-member.js'), 'TimeoutMember');
const KickMember = lazy(() => import('../moderation/kick-member.js'), 'KickMember');
const BanMember = lazy(() => import('../moderation/ban-member.js'), 'BanMember');

/**
 * @typedef {import('../../state/app.js').App} App
 * @typedef {import('../../components/menu.js').MenuEntry} MenuEntry
 * @typedef {{guildId: number | null, user: import('../../state/types.js').User}} Who
 */

/** What can be done with somebody, for whoever asks: only what is allowed is offered. @param {App} app @param {Who} who @returns {MenuEntry[]} */
export function userEntries(app, who) {
  const { store } = app;
  const isMe = who.user.id === store.session.peek().me?.id;
  const parts = [meetEntries(app, who, isMe), memberEntries(app, who, isMe), isMe ? [] : relationEntries(app, who), moderateEntries(app, who), lastEntries(app, who, isMe)];
  return parts.filter((part) => part.length > 0).flatMap((part, index) => (index > 0 ? ['line', ...part] : part));
}

/** Says so when it is refused. @param {() => Promise<{ok: boolean, error?: any}>} act */
export const run = (act) => async () => {
  const result = await act();
  if (!result.ok) toast(errorText(result.error), 'danger');
};

/** @param {App} app @param {Who} who @param {boolean} isMe @returns {MenuEntry[]} */
function meetEntries(app, { guildId, user }, isMe) {
  const write = run(async () => {
    const result = await app.use(createDms).open([user.id]);
    if (result.ok) pane.value = 'chat';
    return result;
  });
  const channelId = app.store.route.peek().channelId;
  const mayWrite = channelId !== null && app.views.can(channelId, 'SEND_MESSAGES');
  return [
    { label: t('person.profile'), icon: 'circle-user', onSelect: () => openFullProfile({ guildId, user }) },
    ...(isMe ? [] : [{ label: t('person.message'), icon: 'message-circle', onSelect: write }]),
    ...(mayWrite ? [{ label: t('person.mention'), icon: 'at-sign', onSelect: () => mention(app, channelId, user) }] : []),
  ];
}

/** @param {App} app @param {Who} who @param {boolean} isMe @returns {MenuEntry[]} */
function memberEntries({ views, use, store }, { guildId, user }, isMe) {
  const member = guildId ? store.members.peek().byGuild[guildId]?.byId[user.id] : undefined;
  if (!guildId || !member) return [];
  const mayName = isMe ? views.canInGuild(guildId, 'CHANGE_NICKNAME') || views.canInGuild(guildId, 'MANAGE_NICKNAMES') : views.canInGuild(guildId, 'MANAGE_NICKNAMES') && views.outranks(guildId, user.id);
  const roles = views.canInGuild(guildId, 'MANAGE_ROLES') ? views.grantableRoles(guildId) : [];
  const entries = roles.map((/** @type {import('../../state/types.js').Role} */ role) => {
    const has = member.roles.includes(role.id);
    return { label: role.name, checked: has, onSelect: run(() => use(createModerating).setRole(guildId, user.id, role.id, !has)) };
  });
  return [
    ...(mayName ? [{ label: isMe ? t('members.own_nickname') : t('members.edit_nickname'), icon: 'pen-line', onSelect: () => openDialog(EditNickname, { guildId, user, nickname: member.nickname }) }] : []),
    ...(entries.length > 0 ? [{ label: t('member.roles'), icon: 'shield', entries }] : []),
  ];
}

/** @param {App} app @param {Who} who @returns {MenuEntry[]} */
function relationEntries({ store, use }, { user }) {
  const friends = use(createFriends);
  const kind = store.friends.peek().byUser[user.id]?.kind;
  const block = { label: t('friends.block'), icon: 'user-x', danger: true, onSelect: () => openDialog(BlockPerson, { user }) };
  switch (kind) {
    case 'blocked': return [{ label: t('friends.unblock'), icon: 'user-x', onSelect: run(() => friends.unblock(user.id)) }];
    case 'friend': return [{ label: t('friends.remove'), icon: 'user-minus', onSelect: () => openDialog(EndFriendship, { user }) }, block];
    case 'incoming': return [{ label: t('friends.accept'), icon: 'user-check', onSelect: run(() => friends.accept(user.id)) }, block];
    case 'outgoing': return [{ label: t('friends.cancel'), icon: 'user-minus', onSelect: run(() => friends.cancel(user.id)) }, block];
    default: return [{ label: t('friends.add_one'), icon: 'user-plus', onSelect: run(() => friends.request(user.username)) }, block];
  }
}

/** @param {App} app @param {Who} who @returns {MenuEntry[]} */
function moderateEntries({ store, views, use }, { guildId, user }) {
  const member = guildId ? store.members.peek().byGuild[guildId]?.byId[user.id] : undefined;
  if (!guildId || !member || !views.outranks(guildId, user.id)) return [];
  /** @param {any} view */
  const open = (view) => () => openDialog(view, { guildId, user });
  const isOut = !!member.timed_out_until && Date.parse(member.timed_out_until) > Date.now();
  const end = { label: t('members.end_timeout'), icon: 'hourglass', onSelect: run(() => use(createGuildMembers).updateMember(guildId, user.id, { timeout: null })) };
  return [
    ...(views.canInGuild(guildId, 'MODERATE_MEMBERS') ? [isOut ? end : { label: t('members.timeout'), icon: 'hourglass', onSelect: open(TimeoutMember) }] : []),
    ...(views.canInGuild(guildId, 'KICK_MEMBERS') ? [{ label: t('members.kick'), icon: 'log-out', danger: true, onSelect: open(KickMember) }] : []),
    ...(views.canInGuild(guildId, 'BAN_MEMBERS') ? [{ label: t('members.ban'), icon: 'ban', danger: true, onSelect: open(BanMember) }] : []),
  ];
}

/** @param {App} app @param {Who} who @param {boolean} isMe @returns {MenuEntry[]} */
function lastEntries({ store }, { guildId, user }, isMe) {
  return [
    ...(guildId && !isMe ? [{ label: t('member.report'), icon: 'flag', onSelect: () => openReport({ guildId, user }) }] : []),
    ...(store.prefs.peek().developer ? [{ label: t('action.copy_id'), icon: 'hash', onSelect: () => copyText(String(user.id)) }] : []),
  ];
}
