// One flat list. A message whose form depends on a number is an object of plural forms, chosen by {count}.
// A new key goes into every file of this folder; tests/js/lib/i18n.test.js compares them.
export const en = {
  'app.name': 'Guildhall',
  'app.loading': 'Opening Guildhall…',
  'app.failed': 'Guildhall cannot be reached.',

  'action.cancel': 'Cancel',
  'action.close': 'Close',
  'action.copied': 'Copied',
  'action.copy': 'Copy',
  'action.copy_failed': 'The browser did not allow copying.',
  'action.copy_code': 'Copy code',
  'action.create': 'Create',
  'action.delete': 'Delete',
  'action.edit': 'Edit',
  'action.more': 'More',
  'action.retry': 'Retry',
  'action.retry_now': 'Retry now',
  'action.send': 'Send',

  'app.part_loading': 'Loading…',
  'app.part_failed': 'This part could not be loaded.',
  'action.back': 'Back',
  'unsaved.title': 'There are changes that are not saved.',
  'unsaved.reset': 'Reset',
  'unsaved.save': 'Save',
  'settings.search': 'Search settings',
  'settings.search_none': 'Nothing of that name.',
  'settings.app': 'App',
  'home.title': 'Home',
  'friends.title': 'Friends',
  'person.profile': 'Profile',
  'channel.copy_link': 'Copy link',

  'sign_out.action': 'Sign out',

  'nav.guilds': 'Guilds',
  'nav.channels': 'Channels',
  'nav.members': 'Members',
  'nav.skip_to_composer': 'Skip to the message box',
  'nav.open_channels': 'Show channels',
  'nav.show_members': 'Show members',
  'nav.hide_members': 'Hide members',

  'guild.create': 'Create a guild',
  'guild.create_lead': 'A guild is a place of your own, with channels and members.',
  'guild.name': 'Guild name',
  'guild.invite': 'Invite people',
  'guild.invite_to': 'Invite people to {name}',
  'guild.invite_lead': 'Whoever opens the link can join.',
  'guild.invite_expires': 'Expires after',
  'guild.invite_hour': '1 hour',
  'guild.invite_day': '1 day',
  'guild.invite_week': '7 days',
  'guild.invite_never': 'Never',
  'guild.invite_uses': 'Number of uses',
  'guild.invite_any_uses': 'No limit',
  'guild.invite_used_up': { one: 'It can be used {count} time.', other: 'It can be used {count} times.' },
  'guild.invite_create': 'Create a link',
  'guild.invite_again': 'Create another link',
  'guild.invite_link': 'Link',
  'guild.invite_until': 'Works until {time}.',
  'guild.invite_for_ever': 'Works until somebody deletes it.',
  'guild.invite_too_many': 'There are as many invites as there can be. Delete some first.',
  'guild.leave': 'Leave guild',
  'guild.leave_title': 'Leave {name}',
  'guild.leave_question': 'You will not see its channels any more. To come back, you need an invite.',
  'guild.leave_owner': 'The owner cannot leave. Hand the guild over first, or delete it.',
  'guild.none': 'You are in no guild yet.',
  'guild.unread': '{name}, unread messages',
  'guild.mentions': { one: '{name}, {count} mention', other: '{name}, {count} mentions' },

  'channel.create': 'Create a channel',
  'channel.create_in': 'Create a channel in {name}',
  'channel.name': 'Channel name',
  'channel.topic': 'Topic',
  'channel.type': 'Kind',
  'channel.type_text': 'Text',
  'channel.type_announcement': 'Announcements',
  'channel.none': 'There are no channels here yet.',
  'channel.none_lead': 'Choose a channel on the left to read it.',
  'channel.unread': '{name}, unread messages',
  'channel.mentions': { one: '{name}, {count} mention', other: '{name}, {count} mentions' },
  'channel.mark_read': 'Mark as read',
  'channel.not_found': 'This channel is not there, or you may not view it.',

  'members.online': 'Online',
  'members.offline': 'Offline',
  'members.loading': 'Loading members…',
  'status.online': 'Online',
  'status.offline': 'Offline',
  'status.idle': 'Idle',
  'status.dnd': 'Do not disturb',

  'messages.list': 'Messages in {name}',
  'messages.start': 'This is the start of #{name}.',
  'messages.start_lead': 'Say hello: the first message is the hardest.',
  'messages.loading': 'Loading messages…',
  'messages.loading_older': 'Loading older messages…',
  'messages.failed': 'The messages could not be loaded.',
  'messages.new': 'New',
  'messages.new_since': { one: '{count} new message since {time}', other: '{count} new messages since {time}' },
  'messages.new_since_more': '{count}+ new messages since {time}',
  'messages.older': 'You are viewing older messages',
  'messages.newer': { one: '{count} new message', other: '{count} new messages' },
  'messages.jump_to_present': 'Jump to present',
  'messages.announce': '{name}: {content}',
  'messages.announce_many': { one: '{count} new message', other: '{count} new messages' },

  'message.edited': '(edited)',
  'message.edited_at': 'Edited {time}',
  'message.pending': 'Sending…',
  'message.failed': 'Not sent.',
  'message.failed_why': 'Not sent: {reason}',
  'message.discard': 'Delete',
  'message.actions': 'Message actions',
  'message.mark_unread': 'Mark as unread',
  'message.copy_text': 'Copy text',
  'message.copy_link': 'Copy link',
  'message.delete_title': 'Delete message',
  'message.delete_question': 'Delete this message for everybody? This cannot be undone.',
  'message.edit_label': 'Edit message',
  'message.edit_hint': 'Escape to cancel, Enter to save',
  'message.spoiler': 'Spoiler: press to show',
  'message.spoiler_short': '(spoiler)',
  'message.code': 'Code',
  'message.code_in': 'Code in {language}',

  'mention.unknown_user': 'unknown user',
  'mention.unknown_role': 'unknown role',
  'mention.unknown_channel': 'unknown channel',

  'reaction.add': 'Add reaction',
  'reaction.toggle': { one: '{emoji}, {count} reaction', other: '{emoji}, {count} reactions' },
  'reaction.by': '{names} reacted with {emoji}',
  'reaction.search': 'Search emoji',
  'reaction.none': 'No emoji found.',
  'names.others': { one: '{count} other', other: '{count} others' },
  'names.you': 'you',

  'composer.label': 'Message #{name}',
  'composer.placeholder': 'Message #{name}',
  'composer.no_permission': 'You may not send messages in this channel.',
  'composer.left': { one: '{count} character left', other: '{count} characters left' },
  'composer.too_long': { one: '{count} character too many', other: '{count} characters too many' },

  'typing.one': '{first} is typing…',
  'typing.two': '{first} and {second} are typing…',
  'typing.three': '{first}, {second} and {third} are typing…',
  'typing.several': 'Several people are typing…',

  'connection.connecting': 'Connecting…',
  'connection.reconnecting': 'Reconnecting…',
  'connection.reconnecting_in': { one: 'Reconnecting in {count} second', other: 'Reconnecting in {count} seconds' },
  'connection.offline': 'You are offline. What you write is sent when you are back.',

  'error.malformed': 'The server did not understand that. Please reload the page.',
  'error.not_signed_in': 'You are not signed in any more. Please sign in again.',
  'error.wrong_credentials': 'The username or the password is wrong.',
  'error.forbidden': 'You are not allowed to do that.',
  'error.csrf_failed': 'This page is out of date. Please reload it.',
  'error.foreign_origin': 'This page was opened from another address. Please open Guildhall itself.',
  'error.registration_closed': 'This server does not take new accounts at the moment.',
  'error.second_factor_required': 'Enter the code from your authenticator app.',
  'error.invite_required': 'An invitation is needed to register here.',
  'error.account_disabled': 'This account has been disabled.',
  'error.wrong_version': 'This server does not speak that version of the upload protocol.',
  'error.quota_exceeded': 'There is no room left for this file.',
  'error.range_not_satisfiable': 'This part of the file is not there.',
  'error.poll_closed': 'This poll is closed.',
  'error.blocked_by_automod': 'A rule of this server does not allow this message.',
  'error.slow_mode': 'Slow mode is on here. Wait a moment before you write again.',
  'error.not_found': 'That is not there any more, or you may not see it.',
  'error.method_not_allowed': 'The server does not know that request. Please reload the page.',
  'error.username_taken': 'That username is taken.',
  'error.email_taken': 'There is an account with that email already.',
  'error.conflict': 'Somebody was quicker. Please look again and retry.',
  'error.too_large': 'That is too large.',
  'error.wrong_type': 'The server did not understand that. Please reload the page.',
  'error.invalid_fields': 'Some fields are not valid.',
  'error.rate_limited': 'That was a little fast. Please wait a moment.',
  'error.rate_limited_seconds': {
    one: 'That was a little fast. Please wait {count} second.',
    other: 'That was a little fast. Please wait {count} seconds.',
  },
  'error.unavailable': 'The server is busy or restarting. Please retry in a moment.',
  'error.offline': 'You are offline.',
  'error.timeout': 'The server did not answer in time.',
  'error.network': 'The server could not be reached.',
  'error.unknown': 'Something went wrong. Please retry.',

  'settings.title': 'Settings',
  'settings.appearance': 'Appearance',
  'settings.theme': 'Theme',
  'settings.theme_dark': 'Dark',
  'settings.theme_light': 'Light',
  'settings.theme_system': 'As the system',
  'settings.theme_high_contrast': 'High contrast',
  'settings.density': 'Density',
  'settings.density_cozy': 'Cozy',
  'settings.density_compact': 'Compact',
  'settings.font_size': 'Text size',
  'settings.pixels': '{count} px',
  'settings.language': 'Language',
  'settings.language_system': 'As the browser',

  'date.today_at': 'today at {time}',
  'date.yesterday_at': 'yesterday at {time}',
  'date.tomorrow_at': 'tomorrow at {time}',
  'date.day_at': '{day} at {time}',
  'date.today': 'Today',
  'date.yesterday': 'Yesterday',

  'switcher.title': 'Go to channel',
  'switcher.placeholder': 'Where to?',
  'switcher.none': 'No channel of that name.',
  'guild.mark_read': 'Mark guild as read',
  'guild.menu': '{name}: guild menu',
  'channel.create_category': 'Create a category',
  'channel.category_name': 'Category name',
  'channel.type_text_note': 'Everybody may write.',
  'channel.type_announcement_note': 'News, for many to read.',
  'nav.me': 'You',
  'members.owner': 'Owner of this guild',
  'sessions.title': 'Sessions',
  'sessions.lead': 'Every place where you are signed in. End those that you do not know.',
  'sessions.current': 'This one',
  'sessions.used': 'Last used {time}',
  'sessions.end': 'End',
  'sessions.end_of': 'End session: {name}',
  'sessions.unknown': 'Unknown program',
  'sessions.failed': 'The sessions could not be loaded.',
  'shortcuts.title': 'Keyboard shortcuts',
  'shortcuts.group_going': 'Getting around',
  'shortcuts.group_reading': 'Reading',
  'shortcuts.group_writing': 'Writing',
  'shortcuts.group_message': 'On a message in focus',
  'shortcuts.group_app': 'Guildhall',
  'shortcuts.switcher': 'Go to a channel, person or guild',
  'shortcuts.previous_channel': 'Previous channel',
  'shortcuts.next_channel': 'Next channel',
  'shortcuts.previous_unread': 'Previous unread channel',
  'shortcuts.next_unread': 'Next unread channel',
  'shortcuts.previous_mention': 'Previous channel with a mention',
  'shortcuts.next_mention': 'Next channel with a mention',
  'shortcuts.previous_guild': 'Previous guild',
  'shortcuts.next_guild': 'Next guild',
  'shortcuts.home': 'Direct messages, and back to the guild',
  'shortcuts.back': 'Back',
  'shortcuts.forward': 'Forward',
  'shortcuts.region': 'Next part of the screen',
  'shortcuts.previous_region': 'Previous part of the screen',
  'shortcuts.mark_read': 'Mark read, jump to present',
  'shortcuts.mark_guild_read': 'Mark guild as read',
  'shortcuts.oldest_unread': 'Oldest unread message',
  'shortcuts.page_up': 'A page up',
  'shortcuts.page_down': 'A page down',
  'shortcuts.search': 'Search in the channel',
  'shortcuts.pins': 'Pinned messages',
  'shortcuts.inbox': 'Inbox',
  'shortcuts.members': 'Show or hide members',
  'shortcuts.settings': 'Settings',
  'shortcuts.help': 'This list',
  'shortcuts.create_guild': 'Create or join a guild',
  'shortcuts.send': 'Send',
  'shortcuts.newline': 'New line',
  'shortcuts.edit_last': 'Edit your last message',
  'shortcuts.reply_last': 'Reply to the last message',
  'shortcuts.bold': 'Bold',
  'shortcuts.italic': 'Italic',
  'shortcuts.underline': 'Underline',
  'shortcuts.emoji': 'Emoji',
  'shortcuts.stickers': 'Stickers',
  'shortcuts.upload': 'Attach files',
  'shortcuts.edit': 'Edit',
  'shortcuts.reply': 'Reply',
  'shortcuts.react': 'React',
  'shortcuts.pin': 'Pin',
  'shortcuts.unread': 'Mark as unread',
  'shortcuts.delete': 'Delete; with Shift, without asking',
  'shortcuts.menu': 'Open its menu',
  'message.delete_hint': 'Hold Shift to delete without this question.',
  'reaction.add_one': 'React with {emoji}',
  'composer.emoji': 'Insert emoji',

  'reaction.found': 'Found',

  'field.name_wrong': 'Please give a name of 1 to 100 characters.',

  // coming in: sign-in, invites, links
  'sign_in.title': 'Sign in to {name}',
  'sign_in.lead': 'A quiet place to talk with the people you know.',
  'sign_in.username': 'Username',
  'sign_in.password': 'Password',
  'sign_in.email': 'Email',
  'sign_in.submit': 'Sign in',
  'sign_in.submitting': 'Signing in…',
  'sign_in.to_register': 'Create an account',
  'sign_in.no_account': 'New here?',
  'sign_in.show_password': 'Show password',
  'sign_in.hide_password': 'Hide password',
  'sign_in.ended': 'Your session has ended. Please sign in again.',
  'register.title': 'Create an account',
  'register.lead': 'A name, a password, and you are in.',
  'register.submit': 'Create account',
  'register.submitting': 'Creating account…',
  'register.to_sign_in': 'Sign in',
  'register.have_account': 'Already have an account?',
  'register.closed': 'This server does not take new accounts at the moment.',
  'register.username_hint': '2 to 32 letters and digits; dots, dashes and underscores may be among them.',
  'register.password_hint': 'At least 8 characters. A short sentence works well.',
  'claim.done': 'You are the administrator now.',
  'claim.void': 'This link has been used already or is out of date. The server prints a new one at its next start.',
  'register.email_wrong': 'That does not look like an email address.',
  'register.password_guessed': 'That password is easy to guess. Please take a longer one.',

  'sign_in.forgot': 'Forgot your password?',
  'sign_in.back': 'Back to sign-in',

  'code.title': 'One more step',
  'code.lead': 'Your account asks for a second factor.',
  'code.label': 'Code',
  'code.note': 'Six digits from your authenticator app.',
  'code.recovery': 'Recovery code',
  'code.recovery_note': 'One of those you kept when you turned the second factor on. Each works once.',
  'code.use_recovery': 'Use a recovery code',
  'code.use_app': 'Use the authenticator app',
  'code.wrong': 'That code is not right, or has been used already.',

  'register.invitation': 'Invitation code',
  'register.invitation_wrong': 'This invitation is not valid, or not any more.',

  'forgot.title': 'Forgot your password?',
  'forgot.lead': 'We mail you a link that sets a new one.',
  'forgot.submit': 'Send the link',
  'forgot.submitting': 'Sending…',
  'forgot.again': 'Send it again',
  'forgot.sent': 'If there is an account with {email}, a link is on its way there. It works once, for an hour.',

  'reset.title': 'A new password',
  'reset.lead': 'You will be signed out everywhere else.',
  'reset.password': 'New password',
  'reset.submit': 'Set password',
  'reset.submitting': 'Setting…',
  'reset.done': 'Your new password is set. Sign in with it.',
  'reset.void_title': 'This link does not work any more',
  'reset.void': 'It has been used already, or is out of date.',
  'reset.void_again': 'It has been used already, or is out of date. We can mail you a new one.',

  'invite.by': '{name} invites you to',
  'invite.by_nobody': 'You are invited to',
  'invite.members': { one: '{count} member', other: '{count} members' },
  'invite.online': '{count} online',
  'invite.join': 'Join',
  'invite.joining': 'Joining…',
  'invite.joining_as': 'You join as {name}.',
  'invite.sign_in_first': 'To join, create an account or sign in.',
  'invite.sign_in_only': 'To join, sign in.',
  'invite.after_sign_in': 'Then you can join {name}.',
  'invite.back': 'Back to the invite',
  'invite.home': 'To Guildhall',
  'invite.not_now': 'Not now',
  'invite.loading': 'Opening the invite…',
  'invite.void_title': 'This invite is not valid',
  'invite.void': 'It has run out or been taken back, or its address is not whole. Ask whoever sent it for another.',
  'invite.failed': 'The invite could not be opened.',
  'invite.refused': 'This guild does not take you in at the moment.',

  // what comes with a message, and what the house says
  'message.answers': 'Answers {name}: {text}',
  'message.answered_deleted': 'The original message was deleted.',
  'message.answered_attachment': 'Attachment',
  'message.forwarded': 'Forwarded',
  'message.sticker': 'Sticker: {name}',
  'file.spoiler': 'Spoiler: press to show {name}',
  'system.member_joined': 'joined the guild.',
  'system.message_pinned': 'pinned a message to this channel.',
  'system.person_added': 'added {name} to the group.',
  'system.person_removed': 'removed {name} from the group.',
  'system.person_left': 'left the group.',
  'system.conversation_renamed': 'named the group “{name}”.',
  'system.conversation_unnamed': 'took the group’s name away.',
  'system.poll_ended': '’s poll has ended.',
  'system.poll_undecided': 'The poll “{question}” has ended without a winner.',
  'system.poll_result': { one: 'The poll “{question}” has ended: “{winner}”, with {count} vote.', other: 'The poll “{question}” has ended: “{winner}”, with {count} votes.' },
  'poll.voters': { one: '{count} person voted', other: '{count} people voted' },
  'poll.closed': 'Closed',
  'poll.until': 'Closes {time}',

  // composer: autocomplete, commands, drafts
  'composer.timed_out': 'You have been timed out. You can write here again {time}.',
  'composer.announcements_only': 'Only some people may post announcements here.',
  'composer.cannot_reach': 'You cannot write to this person.',
  'composer.you_blocked': 'You have blocked {name}.',
  'composer.unblock': 'Unblock',
  'suggest.label': 'Suggestions',
  'suggest.role': 'Role: tells everyone who has it',
  'suggest.everyone': 'Tells everyone in this channel',
  'suggest.here': 'Tells everyone here who is online',
  'command.me': 'Says it as an act, in italics',
  'command.nick': 'Changes your name in this guild',
  'command.nick_wants': 'new name, or nothing to go without',
  'command.shrug': 'Adds ¯\\_(ツ)_/¯ to your message',
  'command.spoiler': 'Hides your message until it is clicked',
  'command.tableflip': 'Adds (╯°□°)╯︵ ┻━┻ to your message',
  'command.unflip': 'Adds ┬─┬ノ( º _ ºノ) to your message',
  'command.text': 'message',
  'command.text_perhaps': 'message, if you like',
  'command.renamed': 'You are called {name} here now',
  'command.unnamed': 'You go by your own name here now',
  'format.label': 'Formatting',
  'format.bold': 'Bold',
  'format.italic': 'Italic',
  'format.strike': 'Strikethrough',
  'format.code': 'Code',
  'format.spoiler': 'Spoiler',
  'format.quote': 'Quote',
  'format.link': 'Link',
  'reply.label': 'Answering {name}',
  'reply.to': 'Answering {name}',
  'reply.jump': 'Go to the message',
  'reply.ping': 'Notify {name}',
  'reply.ping_on': 'They will be notified. Press to answer quietly',
  'reply.ping_off': 'They will not be notified. Press to notify them',
  'reply.on': 'On',
  'reply.off': 'Off',
  'reply.cancel': 'Do not answer',
  'slow_mode.about': 'Slow mode: one message every {time}',
  'slow_mode.wait': { one: 'Slow mode: you can write again in {count} second', other: 'Slow mode: you can write again in {count} seconds' },

  // scheduled messages

  // uploads and files

  // lightbox

  // polls

  // stickers

  // emoji picker
  'emoji.title': 'Emoji',
  'emoji.frequent': 'Frequently used',
  'emoji.smileys': 'Smileys and emotion',
  'emoji.people': 'People and body',
  'emoji.nature': 'Animals and nature',
  'emoji.food': 'Food and drink',
  'emoji.activities': 'Activities',
  'emoji.travel': 'Travel and places',
  'emoji.objects': 'Objects',
  'emoji.symbols': 'Symbols',
  'emoji.flags': 'Flags',
  'emoji.categories': 'Emoji categories',
  'emoji.tone': 'Skin tone',
  'emoji.tone_0': 'Yellow',
  'emoji.tone_1': 'Light',
  'emoji.tone_2': 'Medium-light',
  'emoji.tone_3': 'Medium',
  'emoji.tone_4': 'Medium-dark',
  'emoji.tone_5': 'Dark',
  'emoji.tone_of': 'Skin tone of {name}',
  'emoji.has_tones': 'Right-click or hold for other skin tones',
  'emoji.external': 'You may not use emojis of other guilds in this channel.',
  'emoji.found_count': {one: '{count} emoji found', other: '{count} emojis found'},
  'emoji.failed': 'The emojis could not be loaded.',

  // message acts

  // pins, inbox, saved

  // forwarding

  // reports

  // friends

  // direct messages

  // profile

  // member list

  // own status

  // user settings

  // appearance and accessibility

  // account and security

  // first-run tour

  // guild settings

  // audit log

  // automod

  // expressions of a guild

  // guild menu, creating, joining

  // announcements

  // roles

  // permissions

  // channel settings

  // sidebar

  // guild rail and folders

  // notification settings

  // admin page

  // offline and updates

  // push

  // search

  // quick switcher

  // shortcuts
};
