/**
 * The one table, EVENTS: event name -> the reducer of each noun that it concerns. First what the server says (docs/events.md), then what
 * happens here. A reducer is pure: (value, payload, context) -> value. A noun that only a late part shows brings its reducers along
 * (`store.learn`): `lists`, `uploads`, and what `actions/keeping.js` keeps.
 */
import * as announcements from './announcements.js';
import * as channels from './channels.js';
import * as connection from './connection.js';
import * as drafts from './drafts.js';
import * as entry from './entry.js';
import * as expressions from './expressions.js';
import * as friends from './friends.js';
import * as guilds from './guilds.js';
import * as members from './members.js';
import * as kept from './kept.js';
import * as messages from './messages.js';
import { NO_PAGE } from './no_page.js';
import * as notifications from './notifications.js';
import * as ownRoles from './own_roles.js';
import * as outbox from './outbox.js';
import * as place from './place.js';
import * as prefs from './prefs.js';
import * as presence from './presence.js';
import * as preview from './preview.js';
import * as readStates from './read_states.js';
import * as replying from './replying.js';
import * as roles from './roles.js';
import * as scheduled from './scheduled.js';
import * as session from './session.js';
import * as timeouts from './timeouts.js';
import * as typing from './typing.js';

/** @type {import('./types.js').State} */
export const INITIAL = {
  session: session.initial,
  entry: entry.initial,
  connection: connection.initial,
  route: place.initialRoute,
  guilds: guilds.initial,
  channels: channels.initial,
  roles: roles.initial,
  members: members.initial,
  lists: { byKey: {} },
  presence: presence.initial,
  messages: messages.initial,
  outbox: outbox.initial,
  typing: typing.initial,
  readStates: readStates.initial,
  drafts: drafts.initial,
  scheduled: scheduled.initial,
  timeouts: timeouts.initial,
  friends: friends.initial,
  notifications: notifications.initial,
  announcements: announcements.initial,
  expressions: expressions.initial,
  replying: replying.initial,
  ownRoles: ownRoles.initial,
  preview: preview.initial,
  prefs: prefs.initial,
  pins: { byChannel: {} },
  saved: NO_PAGE,
  savedIds: { ids: [], known: false, changes: 0 },
  mentions: NO_PAGE,
  editing: place.initialEditing,
  jump: place.initialJump,
  viewing: place.initialViewing,
  uploads: { byKey: {}, trays: {} },
};

/** Belongs to this browser, not to the account. */
const KEPT_AT_SIGN_OUT = new Set(['session', 'entry', 'connection', 'prefs', 'viewing', 'route']);

/** @typedef {(value: any, payload: any, context: import('./types.js').Context) => any} Reducer */

const forget = Object.fromEntries(
  Object.entries(INITIAL)
    .filter(([noun]) => !KEPT_AT_SIGN_OUT.has(noun))
    .map(([noun, initial]) => [noun, () => initial]),
);

/** @type {Record<string, Partial<Record<keyof import('./types.js').State, Reducer>>>} */
const FROM_SERVER = {
  new_message: { messages: messages.newMessage, channels: channels.newMessage, outbox: outbox.newMessage, typing: typing.newMessage, readStates: readStates.newMessage },
  message_edited: { messages: messages.messageEdited },
  message_deleted: { messages: messages.messageDeleted, channels: channels.messageDeleted, editing: place.editedGone, replying: replying.messageDeleted },
  messages_deleted: { messages: messages.messagesDeleted, channels: channels.messagesDeleted, editing: place.editedGone, replying: replying.messagesDeleted },
  message_pinned: { messages: messages.messagePinned },
  message_unpinned: { messages: messages.messageUnpinned },
  saved_created: {},
  saved_updated: {},
  saved_deleted: {},
  mention_dismissed: {},
  reactions_cleared: { messages: messages.reactionsCleared },
  poll_updated: { messages: messages.pollUpdated },
  reaction_added: { messages: messages.reactionAdded },
  reaction_removed: { messages: messages.reactionRemoved },
  user_typing: { typing: typing.userTyping },
  unread_changed: { channels: channels.unreadChanged, readStates: readStates.unreadChanged },
  mention_created: { channels: channels.mentionCreated, readStates: readStates.mentionCreated },
  mentions_deleted: { readStates: readStates.mentionsDeleted },
  guild_read: { readStates: readStates.guildRead },
  presence_changed: { presence: presence.presenceChanged, members: members.presenceChanged },
  guild_created: { guilds: guilds.guildCreated, channels: channels.guildCreated, members: members.guildCreated, roles: roles.guildCreated, expressions: expressions.guildCreated, ownRoles: ownRoles.guildCreated, timeouts: timeouts.guildCreated },
  guild_updated: { guilds: guilds.guildUpdated },
  guild_deleted: { ownRoles: ownRoles.guildDeleted, guilds: guilds.guildDeleted, channels: channels.guildDeleted, roles: roles.guildDeleted, members: members.guildDeleted, expressions: expressions.guildDeleted, timeouts: timeouts.guildDeleted, preview: preview.guildDeleted },
  access_changed: { guilds: guilds.accessChanged, channels: channels.accessChanged },
  channel_created: { channels: channels.channelSaved },
  channel_updated: { channels: channels.channelSaved },
  channel_deleted: { channels: channels.channelDeleted, scheduled: scheduled.channelDeleted },
  role_created: { roles: roles.roleSaved },
  role_updated: { roles: roles.roleSaved },
  role_deleted: { ownRoles: ownRoles.roleDeleted, roles: roles.roleDeleted, members: members.roleDeleted },
  member_created: { guilds: guilds.memberCreated, members: members.memberCreated, presence: presence.memberCreated },
  member_updated: { ownRoles: ownRoles.memberUpdated, members: members.memberUpdated, timeouts: timeouts.memberUpdated },
  member_deleted: { guilds: guilds.memberDeleted, members: members.memberDeleted },
  user_updated: { members: members.userUpdated, channels: channels.userUpdated, friends: friends.userUpdated },
  friend_created: { friends: friends.friendSaved },
  friend_updated: { friends: friends.friendSaved },
  friend_deleted: { friends: friends.friendDeleted },
  dm_created: { channels: channels.dmSaved },
  dm_updated: { channels: channels.dmSaved },
  dm_deleted: { channels: channels.channelDeleted },
  notifications_updated: { notifications: notifications.notificationsUpdated },
  announcement_created: { announcements: announcements.announcementCreated },
  announcement_deleted: { announcements: announcements.announcementDeleted },
  emoji_created: { expressions: expressions.emojiSaved },
  emoji_updated: { expressions: expressions.emojiSaved },
  emoji_deleted: { expressions: expressions.emojiDeleted },
  sticker_created: { expressions: expressions.stickerSaved },
  sticker_updated: { expressions: expressions.stickerSaved },
  sticker_deleted: { expressions: expressions.stickerDeleted },
  draft_updated: { drafts: drafts.draftUpdated },
  scheduled_created: { scheduled: scheduled.scheduledSaved },
  scheduled_updated: { scheduled: scheduled.scheduledSaved },
  scheduled_deleted: { scheduled: scheduled.scheduledDeleted },
  me_updated: { session: session.meUpdated, prefs: prefs.meUpdated },
  ban_created: {},
  ban_deleted: {},
  invite_created: {},
  invite_updated: {},
  invite_deleted: {},
  report_created: {},
  report_updated: {},
  audit_entry_created: {},
  automod_updated: {},
};

/** @type {Record<string, Partial<Record<keyof import('./types.js').State, Reducer>>>} */
export const EVENTS = {
  ...FROM_SERVER,

  start_begun: { session: session.startBegun },
  start_failed: { session: session.startFailed },
  instance_known: { session: session.instanceKnown },
  signed_in: { session: session.signedIn, entry: entry.signedIn, prefs: prefs.accountKnown },
  account_made: { entry: entry.accountMade },
  claim_answered: { session: session.claimAnswered },
  signed_out: { ...forget, session: session.signedOut, entry: entry.signedOut, prefs: prefs.signedOut },
  reset_opened: { entry: entry.resetOpened },
  reset_closed: { entry: entry.resetClosed },
  invitation_found: { entry: entry.invitationFound },
  invite_opened: { entry: entry.inviteOpened },
  invite_answered: { entry: entry.inviteAnswered },
  invite_closed: { entry: entry.inviteClosed },
  bootstrapped: {
    session: session.bootstrapped,
    guilds: guilds.bootstrapped,
    channels: channels.bootstrapped,
    roles: roles.bootstrapped,
    readStates: readStates.bootstrapped,
    messages: messages.bootstrapped,
    members: members.bootstrapped,
    presence: presence.bootstrapped,
    friends: friends.bootstrapped,
    notifications: notifications.bootstrapped,
    announcements: announcements.bootstrapped,
    expressions: expressions.bootstrapped,
    ownRoles: ownRoles.bootstrapped,
    prefs: prefs.accountKnown,
    timeouts: timeouts.bootstrapped,
  },
  roles_ordered: { roles: roles.rolesOrdered },
  channels_placed: { channels: channels.channelsPlaced },
  preview_begun: { preview: preview.previewBegun },
  preview_ended: { preview: preview.previewEnded },
  kept_shown: { ...kept.others, session: kept.session, messages: kept.messages, entry: entry.signedIn, prefs: prefs.accountKnown },
  connection_changed: { connection: connection.connectionChanged },
  routed: { route: place.routed },
  viewed: { viewing: place.viewed },
  jumped: { jump: place.jumped },
  editing_changed: { editing: place.editingChanged },
  reply_changed: { replying: replying.replyChanged },

  channel_opened: { readStates: readStates.channelOpened },
  channel_closed: { readStates: readStates.channelClosed },
  channel_forgotten: { messages: messages.channelForgotten },
  room_left: { messages: messages.roomLeft },
  history_asked: { messages: messages.historyAsked },
  history_loaded: { messages: messages.historyLoaded, outbox: outbox.historyLoaded },
  history_failed: { messages: messages.historyFailed },
  present_seen: { channels: channels.presentSeen },
  read_marked: { readStates: readStates.readMarked },
  new_line_cleared: { readStates: readStates.newLineCleared },

  send_queued: { outbox: outbox.sendQueued },
  send_failed: { outbox: outbox.sendFailed },
  send_retried: { outbox: outbox.sendRetried },
  send_discarded: { outbox: outbox.sendDiscarded },
  send_filled: { outbox: outbox.sendFilled },
  upload_cancelled: { outbox: outbox.uploadCancelled },
  upload_added: {},
  upload_changed: {},
  uploads_taken: {},
  uploads_returned: {},
  uploads_removed: {},
  message_sent: { messages: messages.messageSent, channels: channels.newMessage, outbox: outbox.newMessage },
  reaction_wished: { messages: messages.reactionWished },
  reaction_settled: { messages: messages.reactionSettled },
  edit_wished: { messages: messages.editWished },
  edit_settled: { messages: messages.editSettled },

  members_asked: { members: members.membersAsked, presence: presence.membersAsked },
  members_loaded: { members: members.membersLoaded, presence: presence.membersLoaded },
  members_sought: { presence: presence.membersAsked },
  members_found: { members: members.membersFound, presence: presence.membersLoaded },
  members_widened: { members: members.membersWidened },
  members_failed: { members: members.membersFailed, presence: presence.membersFailed },
  list_asked: {},
  list_loaded: {},
  list_failed: {},
  list_closed: {},
  typing_expired: { typing: typing.typingExpired },
  drafts_restored: { drafts: drafts.draftsRestored },
  draft_changed: { drafts: drafts.draftChanged },
  draft_saving: { drafts: drafts.draftSaving },
  draft_saved: { drafts: drafts.draftSaved },
  drafts_loaded: { drafts: drafts.draftsLoaded },
  scheduled_loaded: { scheduled: scheduled.scheduledLoaded },
  prefs_changed: { prefs: prefs.prefsChanged },
  settings_saving: { session: session.settingsSaving, prefs: prefs.settingsSaving },
  settings_settled: { session: session.settingsSettled, prefs: prefs.settingsSettled },
};

/** Events of a newer server are passed over, and no server can play an event of this side. @param {string} name */
export const isFromServer = (name) => Object.hasOwn(FROM_SERVER, name);
