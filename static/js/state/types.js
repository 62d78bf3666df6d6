/**
 * Shapes of docs/api.md, and what the client makes of them.
 *
 * @typedef {{id: number, username: string, display_name: string|null, avatar: string|null}} User
 * @typedef {{text: string|null, emoji: string|null, until: string|null}} CustomStatus
 * @typedef {{locale: 'system'|'en'|'ru', theme: 'dark'|'light'|'system'|'high-contrast', density: 'cozy'|'compact', font_size: number, clock: 'locale'|'12h'|'24h', quiet_hours: {begin: string, end: string, time_zone: string}|null, guild_order?: import('./guild_order.js').Entry[], push_text: boolean}} AccountSettings
 * @typedef {User & {email: string, created_at: string, is_admin: boolean, banner?: string|null, bio?: string|null, pronouns?: string|null, two_factor?: boolean, status?: Status|'invisible', custom_status?: CustomStatus|null, settings?: AccountSettings}} Account
 * @typedef {{name: string, version: string, registration: 'open'|'invite'|'closed', password_reset: boolean}} Instance
 * @typedef {{message_length: number, guild_name_length: number, channel_name_length: number, reaction_kinds: number, guild_emojis: number, guild_stickers: number, files: number, file_bytes: number, poll_question_length: number, poll_options: number, poll_option_length: number}} Limits
 * @typedef {{id: number, name: string, icon: string|null, owner_id: number, created_at: string, member_count: number, permissions: number, banner?: string|null, description?: string|null, vanity_code?: string|null, system_channel_id?: number|null, default_notifications?: 'all'|'mentions'|'nothing', invites_paused?: boolean}} Guild
 * @typedef {{code: string, guild_id: number, channel_id: number|null, inviter: User|null, uses: number, max_uses: number, expires_at: string|null, temporary: boolean, created_at: string}} Invite
 * @typedef {{id: number, name: string, icon: string|null, banner: string|null, description: string|null, member_count: number, online_count: number}} InvitedTo
 * @typedef {{user: User, banned_by: User|null, reason: string, created_at: string}} Ban
 * @typedef {{id: number, guild_id: number, reporter: User|null, rule: string|null, user: User, channel_id: number|null, message_id: number|null, content: string|null, reason: string, status: 'open'|'resolved'|'dismissed', decided_by: User|null, decided_at: string|null, note: string, created_at: string}} Report
 * @typedef {'words'|'patterns'|'mentions'|'invites'|'links'} RuleKind
 * @typedef {{words?: string[], patterns?: string[], limit?: number, allow?: string[], exempt_roles: number[], exempt_channels: number[], actions: {block: boolean, alert: boolean, timeout: number}}} RuleOptions
 * @typedef {{id: number, guild_id: number, name: string, kind: RuleKind, enabled: boolean, options: RuleOptions, created_at: string}} Rule
 * @typedef {{looked_at: number, hits: {message_id: number, channel_id: number, author: User, content: string, matched: string}[]}} Trial
 * @typedef {{id: number, guild_id: number, actor: User|null, action: string, target_type: string, target_id: number|null, target_name: string, changes: Record<string, [any, any]>, reason: string, created_at: string}} AuditEntry
 * @typedef {{code: string, guild: InvitedTo, channel: {id: number, name: string}|null, inviter: User|null, expires_at: string|null}} InvitePreview
 * @typedef {'text'|'category'|'announcement'|'dm'|'group'} ChannelType  a direct message is a channel without a guild
 * @typedef {{id: number, type: 'role'|'member', allow: number, deny: number}} Overwrite
 * @typedef {{id: number, guild_id: number|null, name: string, type: ChannelType, position: number, parent_id: number|null, topic: string|null, last_message_id: number|null, last_seq: number, permissions: number|null,
 *   slow_mode?: number, age_restricted?: boolean, overwrites?: Overwrite[], recipients?: User[], icon?: string|null, owner_id?: number|null}} Channel  the last three: of direct messages
 * @typedef {{id: number, guild_id: null, type: 'dm'|'group', name: string|null, icon: string|null, owner_id: number|null, recipients: User[], last_message_id: number|null, last_seq: number, permissions?: number}} WireDm
 * @typedef {{user: User, kind: 'friend'|'incoming'|'outgoing'|'blocked', since: string, status?: Status, custom_status?: CustomStatus|null}} Relationship
 * @typedef {User & {banner: string|null, bio: string|null, pronouns: string|null, created_at: string, status: Status, custom_status: CustomStatus|null, relationship: Relationship['kind']|null, mutual_guilds: number[], mutual_friends: number}} Profile
 * @typedef {{target_id: number, level: 'all'|'mentions'|'nothing'|null, muted_until: string|null, suppress_everyone: boolean, suppress_roles: boolean}} NotificationSetting
 * @typedef {{id: number, content: string, level: 'info'|'warning', created_at: string, expires_at?: string|null}} Announcement
 * @typedef {{id: number, guild_id: number, name: string, animated: boolean, url: string, created_by: number|null, created_at: string}} GuildEmoji
 * @typedef {GuildEmoji & {description: string|null, tags: string|null}} GuildSticker
 * @typedef {{id: number, guild_id: number, name: string, permissions: number, position: number, color: number, hoist: boolean, mentionable: boolean, icon?: string|null}} Role
 * @typedef {{id: number|string, created_at: string, last_used_at: string, address: string|null, user_agent: string|null, current: boolean}} DeviceSession
 * @typedef {'online'|'idle'|'dnd'|'offline'} Status
 * @typedef {{user: User, nickname: string|null, joined_at: string, roles: number[], timed_out_until?: string|null, status: Status, custom_status?: CustomStatus|null}} Member
 * @typedef {{emoji: string, count: number, me: boolean, url?: string}} Reaction
 * @typedef {object} Message
 * @property {number} id
 * @property {number} channel_id
 * @property {number|null} guild_id  null: in direct messages
 * @property {number} seq
 * @property {string} content
 * @property {string} username
 * @property {User} author
 * @property {string} timestamp
 * @property {string|null} edited_at
 * @property {string} type
 * @property {boolean} pinned
 * @property {File[]} files
 * @property {Reaction[]} reactions
 * @property {string|null} [nonce]
 * @property {string} [room]
 * @property {Answered} [reply_to]
 * @property {{users: User[], roles: number[], everyone: boolean}} [mentions]
 * @property {Forwarded} [forwarded]
 * @property {{id: number, name: string, url: string, animated?: boolean}} [sticker]
 * @property {Poll} [poll]
 * @property {PollResult} [poll_result]
 * @property {Embed[]} [embeds]
 * @property {Emoji[]} [emojis]
 *
 * @typedef {{id: number, deleted: false, author: User, content: string, type: string, has_more: boolean, files?: {name: string, content_type: string}[], sticker?: {name: string}, poll?: {question: string}, forwarded?: true} | {id: number, deleted: true}} Answered
 * @typedef {{message_id: number, channel_id: number, guild_id: number|null, content: string, timestamp: string, files?: File[], emojis?: Emoji[]}} Forwarded
 * @typedef {{id: number, name: string, url: string, animated: boolean}} Emoji
 * @typedef {{url: string, width: number, height: number}} Thumbnail
 * @typedef {{id: number, url: string, name: string, size: number, content_type: string, width?: number, height?: number, thumbnails?: Thumbnail[], placeholder?: string, duration?: number, alt?: string, spoiler?: boolean}} File
 * @typedef {{id: string, text: string, votes: number}} PollOption
 * @typedef {{id: number, question: string, options: PollOption[], allow_multiple: boolean, expires_at: string, closed: boolean, total_votes: number, me?: string[]}} Poll
 * @typedef {{question: string, winner: PollOption|null, total_votes: number}} PollResult
 * @typedef {{url: string, type: string, title?: string, description?: string, site_name?: string, color?: number, image?: {url: string, width: number, height: number, alt?: string}}} Embed
 *
 * @typedef {{channel_id: number, last_read_id: number|null, last_read_seq: number, mentions: number, mention_ids?: number[]}} WireReadState
 * @typedef {Guild & {channels: Channel[], roles: Role[], emojis?: GuildEmoji[], stickers?: GuildSticker[], member?: Member}} FullGuild
 * @typedef {{friends: Relationship[], incoming: Relationship[], outgoing: Relationship[], blocked: Relationship[]}} WireFriends
 * @typedef {{me: Account, csrf_token: string, guilds: FullGuild[], read_states: WireReadState[], limits: Limits, friends: WireFriends, dms: WireDm[], notifications: NotificationSetting[], announcements: Announcement[]}} Bootstrap
 * @typedef {{before: boolean, after: boolean}} More
 * @typedef {{messages: Message[], more: More}} Page
 *
 * @typedef {{code: string, message: string, fields?: Record<string, string>, retry_after?: number, status?: number}} ErrorBody
 * @typedef {{ok: false, error: ErrorBody}} Failure
 */
/**
 * @template {object} [T={}]
 * @typedef {({ok: true} & T) | Failure} Result
 */
/**
 * @typedef {'starting'|'signed_out'|'loading'|'ready'|'failed'} Phase
 * @typedef {{phase: Phase, me: Account|null, reason: string|null, error: ErrorBody|null, limits: Limits, instance: Instance|null, claim: {ok: true}|Failure|null, kept: boolean}} Session  kept: what is shown is of the last time, the server has not said anything yet
 * @typedef {{me: Account, limits: Limits, instance: Instance|null, nouns: Record<string, any>, windows: Record<string, {messages: Message[], before: boolean}>}} Kept
 * @typedef {{code: string, preview: InvitePreview|null, error: ErrorBody|null}} ShownInvite
 * @typedef {{reset: boolean, passwordSet: boolean, invitation: string, invite: ShownInvite|null, fresh: boolean}} Entry
 * @typedef {'idle'|'connecting'|'online'|'reconnecting'|'offline'|'over'} ConnectionStatus
 * @typedef {{status: ConnectionStatus, retryAt: number|null, attempt: number, reason: string|null}} Connection
 * @typedef {{guildId: number|null, channelId: number|null, messageId: number|null, home: boolean}} Route  home: among friends and direct messages
 * @typedef {Omit<Route, 'home'> & {home?: boolean}} Wish
 * @typedef {{byId: Record<number, Guild>, order: number[]}} Guilds
 * @typedef {{byId: Record<number, Channel>}} Channels
 * @typedef {{byGuild: Record<number, Role[]>}} Roles
 * @typedef {object} MemberList
 * @property {Record<number, Member>} byId
 * @property {Record<number, Member>} added  told since the list was begun: newer than any page of it
 * @property {'all'|'online'} scope  of a large guild only those who are online are listed, until somebody asks for the others
 * @property {number[][]} seen  the ids of the pages so far
 * @property {number[]} wanted  came online, and are not known yet
 * @property {number|null} next
 * @property {boolean} loading
 * @property {boolean} done
 * @property {ErrorBody|null} error
 * @typedef {{byGuild: Record<number, MemberList>}} Members
 * @typedef {'members'|'bans'|'invites'|'reports'|'rules'|'audit'} ListKind
 * @typedef {{put?: any, isNew?: boolean, drop?: number|string, role?: number, doubt?: true}} ListChange
 * @typedef {{kind: ListKind, guildId: number, query: string, items: any[], next: number|null, loading: boolean, loaded: boolean, doubts: number, error: ErrorBody|null, held: ListChange[]}} List  held: what happened since a page was asked for
 * @typedef {{byKey: Record<string, List>}} Lists
 * @typedef {{user_id: number, status: Status, custom_status?: CustomStatus|null}} PresenceChange
 * @typedef {{byUser: Record<number, Status>, customs: Record<number, CustomStatus>, recent: Record<number, PresenceChange>, loads: number}} Presence
 * @typedef {{byChannel: Record<number, Record<number, {username: string, until: number, since: number}>>}} Typing
 * @typedef {WireReadState & {newLineSeq: number|null, keptUnread: boolean}} ReadState
 * @typedef {{byChannel: Record<number, ReadState>}} ReadStates
 * @typedef {{nonce: string, channelId: number, guildId: number|null, content: string, createdAt: number, state: 'pending'|'failed', error: ErrorBody|null, extra?: SendExtra}} OutboxItem
 * @typedef {{key: string, channelId: number, name: string, size: number, type: string, alt: string, spoiler: boolean, state: 'ready'|'sending'|'done'|'failed', sent: number, error: ErrorBody|null}} Upload  sent: bytes
 * @typedef {{byKey: Record<string, Upload>, trays: Record<number, string[]>}} Uploads
 * @typedef {{reply_to?: number, ping?: boolean, answered?: Answered, uploads?: string[], files?: File[], emojis?: Emoji[], sticker?: {id: number, name: string, url: string}, poll?: PollDraft, forward?: {channel_id: number, message_id: number}}} SendExtra
 * @typedef {{question: string, options: string[], allow_multiple?: boolean, expires_hours?: number}} PollDraft
 * @typedef {{byUser: Record<number, Relationship>}} Friends
 * @typedef {{byTarget: Record<number, NotificationSetting>}} Notifications
 * @typedef {{byGuild: Record<number, {emojis: GuildEmoji[], stickers: GuildSticker[]}>}} Expressions
 * @typedef {Record<number, {messageId: number, ping: boolean}>} Replying  channel -> what the next message there answers
 * @typedef {{items: OutboxItem[]}} Outbox
 * @typedef {{text: string, saved: string, nonces: string[]}} Draft  as it stands here; as the server has it; under what it went there
 * @typedef {Record<number, Draft>} Drafts
 * @typedef {{id: number, channel_id: number, content: string, reply_to: number|null, ping: boolean, files: File[], sticker_id: number|null, poll: PollDraft|null, nonce: string|null, send_at: string, created_at: string, problem: {code: string, message: string}|null}} Scheduled
 * @typedef {{items: Scheduled[]}} ScheduledList
 * @typedef {Record<number, string>} Timeouts  guild -> until when I am silenced there
 * @typedef {object} Prefs  How this browser shows things; the first five are the account's too (see account_settings.js).
 * @property {'dark'|'light'|'system'|'high-contrast'} theme
 * @property {'cozy'|'compact'} density
 * @property {'system'|'en'|'ru'} language
 * @property {number} fontSize  12 to 24
 * @property {'locale'|'12h'|'24h'} clock
 * @property {'system'|'full'|'reduced'} motion
 * @property {number} saturation  0 to 100 percent
 * @property {'always'|'hover'} animate  when moving pictures move
 * @property {boolean} roleColors
 * @property {boolean} strongFocus
 * @property {boolean} underlineLinks
 * @property {boolean} sounds
 * @property {number} soundVolume  0 to 100
 * @property {boolean} desktop  notifications of this computer, while a window is open
 * @property {boolean} developer  ids can be copied
 * @property {boolean} emoticons  `:)` becomes an emoji
 * @property {boolean} toured  the tour has been seen or skipped
 * @property {boolean} sidebarOpen
 * @property {boolean} membersOpen
 * @property {number[]} collapsed
 * @property {number[]} dismissed  announcements that were put away
 * @property {string[]} saving  settings whose new value is on its way to the account
 * @property {number[]} openFolders
 * @property {boolean} hideMuted  muted channels are not listed
 *
 * @typedef {{guildId: number, roleIds: number[], permissions: number, channels: Record<number, number>}|null} Preview  channels: what may be seen -> permissions there
 * @typedef {{message_id: number, channel_id: number, saved_at: string, note: string|null, message: Message|null}} Saved  message null: it is gone, or not for me any more
 * @typedef {{byChannel: Record<number, import('./paged.js').Paged<Message>>}} Pins
 * @typedef {{channelId: number, messageId: number}|null} Editing
 * @typedef {{channelId: number, messageId: number, token: number}|null} Jump
 * @typedef {{channelId: number|null, atBottom: boolean, focused: boolean}} Viewing
 *
 * @typedef {{name: string, payload: any}} StoreEvent
 * @typedef {object} Window  A contiguous piece of one channel's history.
 * @property {'none'|'loading'|'ready'|'failed'} status
 * @property {ErrorBody|null} error
 * @property {Message[]} messages  by seq, oldest first
 * @property {More} more
 * @property {boolean} loadingOlder
 * @property {boolean} loadingNewer
 * @property {ErrorBody|null} pageError
 * @property {number} newer  live messages outside the window
 * @property {number} epoch  a page asked for in an earlier epoch is not of this window
 * @property {number} loads  requests on their way
 * @property {StoreEvent[]} held  events since the first of them was sent
 * @property {boolean} stale  events may have been missed: ask again before trusting it
 * @property {number} doubts  how often that has happened: an answer asked for before the last time cures nothing
 * @property {number[]} gone  ids deleted lately, so that no late answer brings them back
 * @property {Record<string, boolean>} wishes  `${messageId} ${emoji}` -> wanted, until the server has answered
 * @property {Record<number, string>} edits  message id -> content, until the server has answered
 * @typedef {{byChannel: Record<number, Window>}} Messages
 *
 * @typedef {{meId: number|null, now: number, viewing: Viewing, ownRoles?: import('./own_roles.js').OwnRoles, friends?: Friends}} Context
 * @typedef {object} State
 * @property {Session} session
 * @property {Entry} entry
 * @property {Connection} connection
 * @property {Route} route
 * @property {Guilds} guilds
 * @property {Channels} channels
 * @property {Roles} roles
 * @property {Members} members
 * @property {Lists} lists
 * @property {Preview} preview
 * @property {Presence} presence
 * @property {Messages} messages
 * @property {Outbox} outbox
 * @property {Typing} typing
 * @property {ReadStates} readStates
 * @property {Drafts} drafts
 * @property {ScheduledList} scheduled
 * @property {Timeouts} timeouts
 * @property {Prefs} prefs
 * @property {Friends} friends
 * @property {Notifications} notifications
 * @property {Announcement[]} announcements
 * @property {Expressions} expressions
 * @property {Replying} replying
 * @property {import('./own_roles.js').OwnRoles} ownRoles
 * @property {Uploads} uploads
 * @property {Pins} pins
 * @property {import('./paged.js').Paged<Saved>} saved
 * @property {import('./saved_ids.js').SavedIds} savedIds
 * @property {import('./paged.js').Paged<Message>} mentions
 * @property {Editing} editing
 * @property {Jump} jump
 * @property {Viewing} viewing
 *
 * @typedef {Message & {state: 'sent'|'pending'|'failed', error: ErrorBody|null, mine: boolean, uploads?: string[]}} RowMessage  uploads: files on their way
 * @typedef {{type: 'date', key: string, timestamp: string} | {type: 'new', key: string} | {type: 'message', key: string, message: RowMessage, groupStart: boolean}} Row
 * @typedef {{count: number, since: string, more: boolean}} UnreadBar
 * @typedef {Pick<Window, 'status'|'error'|'more'|'loadingOlder'|'loadingNewer'|'pageError'|'newer'> & {rows: Row[], unread: UnreadBar|null}} ChannelView
 * @typedef {object} Person
 * @property {number} id
 * @property {User} user
 * @property {string} name
 * @property {number} color
 * @property {Status} status  read anew each time: only who asks for it is drawn again when it changes
 * @property {CustomStatus|null} custom
 * @property {Role[]} roles  the highest first
 * @property {Role|null} hoisted
 * @property {string|null} nickname
 * @property {string|null} joined_at
 * @property {string|null} timed_out_until
 * @typedef {{key: string, role: Role|null, members: Person[], count: number}} MemberSection  count: also of those who are not listed yet
 */

export {};
