/**
 * A hall in memory: what the server knows and what it announces, as docs/api.md and docs/events.md say.
 * @typedef {import('../../../static/js/state/types.js').Message} Message
 * @typedef {import('../../../static/js/state/types.js').User} User
 * @typedef {{name: string, payload: any, to: (listener: Listener) => boolean}} Announcement
 * @typedef {{userId: number, rooms: Set<string>}} Listener
 */

const STARTED = Date.UTC(2026, 10, 23, 9);
export const ALL_RIGHTS = 2 ** 3;

/** @param {number} id @param {string} username @returns {User} */
export const user = (id, username) => ({ id, username, display_name: null, avatar: null });

export const ANNA = user(101, 'anna');
export const BORIS = user(102, 'boris');
export const CLARA = user(103, 'clara');

export class Hall {
  users = [ANNA, BORIS, CLARA];
  guilds = [
    { id: 1, name: 'Welcome', icon: null, owner_id: BORIS.id, created_at: '2026-11-23T09:00:00.000Z', member_count: 3, permissions: ALL_RIGHTS },
    { id: 2, name: 'Workshop', icon: null, owner_id: ANNA.id, created_at: '2026-11-23T09:00:00.000Z', member_count: 3, permissions: ALL_RIGHTS },
  ];
  /** Where anna is not yet. */
  elsewhere = { id: 3, name: 'Foundry', icon: null, owner_id: CLARA.id, created_at: '2026-11-23T09:00:00.000Z', member_count: 8, permissions: 1024 };
  /** Of invites there. @type {Set<string>} */
  codes = new Set(['hot-iron']);
  channels = [this.channel(11, 1, 'general'), this.channel(12, 1, 'random'), this.channel(21, 2, 'general')];
  /** Anna's conversations. @type {import('../../../static/js/state/types.js').WireDm[]} */
  dms = [];
  /** @type {Map<number, Message[]>} */
  messages = new Map(this.channels.map((channel) => [channel.id, []]));
  /** @type {Map<number, Map<string, Set<number>>>} message id -> emoji -> who */
  reactions = new Map();
  /** @type {Map<string, {last_read_id: number|null, last_read_seq: number, mentions: number}>} */
  reads = new Map();
  /** Of anna's account. @type {import('../../../static/js/state/types.js').AccountSettings} */
  settings = { locale: 'system', theme: 'dark', density: 'cozy', font_size: 16, clock: 'locale', quiet_hours: null, push_text: true };
  /** Anna's. @type {Map<number, string>} */
  drafts = new Map();
  /** @type {Set<number>} */
  online = new Set();
  /** @type {(announcement: Announcement) => void} */
  announce = () => {};
  lastId = 5000;

  /** @param {number} id @param {number} guildId @param {string} name */
  channel(id, guildId, name) {
    return { id, guild_id: guildId, name, type: /** @type {const} */ ('text'), position: id, parent_id: null, topic: null, last_message_id: /** @type {number|null} */ (null), last_seq: 0, permissions: ALL_RIGHTS };
  }

  /** @param {number} id @param {number} guildId @param {string} name */
  open(id, guildId, name) {
    this.channels.push(this.channel(id, guildId, name));
    this.messages.set(id, []);
  }

  /** @param {number} channelId */
  find(channelId) {
    const channel = this.channels.find((one) => one.id === channelId);
    if (!channel) throw new Error(`no channel ${channelId}`);
    return channel;
  }

  /** @param {number} channelId */
  list(channelId) {
    return this.messages.get(channelId) ?? [];
  }

  /** @param {number} channelId */
  room(channelId) {
    return `g:${this.find(channelId).guild_id}:c:${channelId}`;
  }

  /** @param {number} channelId @param {string} name @param {object} payload @param {number} [except] */
  tellRoom(channelId, name, payload, except) {
    const room = this.room(channelId);
    this.announce({ name, payload: { room, ...payload }, to: (listener) => listener.rooms.has(room) && listener.userId !== except });
  }

  /** @param {User} author @param {number} channelId @param {string} content @param {string|null} [nonce] @returns {Message} */
  send(author, channelId, content, nonce = null) {
    const known = nonce && this.list(channelId).find((message) => message.nonce === nonce && message.author.id === author.id);
    if (known) return known;
    const channel = this.find(channelId);
    channel.last_seq += 1;
    this.lastId += 1;
    channel.last_message_id = this.lastId;
    const timestamp = new Date(STARTED + this.lastId * 1000).toISOString();
    /** @type {Message} */
    const message = { id: this.lastId, channel_id: channelId, guild_id: channel.guild_id, seq: channel.last_seq, content, username: author.username, author, timestamp, edited_at: null, type: 'default', pinned: false, files: [], reactions: [], nonce };
    this.list(channelId).push(message);
    this.tellRoom(channelId, 'new_message', this.seenBy(message, 0, true));
    const room = this.room(channelId);
    const unread = { channel_id: channelId, guild_id: channel.guild_id, last_message_id: message.id, last_seq: message.seq };
    this.announce({ name: 'unread_changed', payload: unread, to: (listener) => !listener.rooms.has(room) });
    return message;
  }

  /** @param {number} channelId @param {number} id @param {string} content */
  edit(channelId, id, content) {
    const message = this.list(channelId).find((one) => one.id === id);
    if (!message) return null;
    this.lastId += 1;
    message.content = content;
    message.edited_at = new Date(STARTED + this.lastId * 1000).toISOString();
    this.tellRoom(channelId, 'message_edited', this.seenBy(message, 0, false));
    return message;
  }

  /** @param {number} channelId @param {number} id */
  remove(channelId, id) {
    const list = this.list(channelId);
    const message = list.find((one) => one.id === id);
    if (!message) return false;
    this.messages.set(channelId, list.filter((one) => one !== message));
    const channel = this.find(channelId);
    channel.last_message_id = this.list(channelId).at(-1)?.id ?? null;
    this.tellRoom(channelId, 'message_deleted', { channel_id: channelId, guild_id: channel.guild_id, message_id: id, seq: message.seq, last_message_id: channel.last_message_id });
    return true;
  }

  /** @param {User} by @param {number} channelId @param {number} id @param {string} emoji @param {boolean} add */
  react(by, channelId, id, emoji, add) {
    if (!this.list(channelId).some((one) => one.id === id)) return false;
    const all = this.reactions.get(id) ?? new Map();
    const who = all.get(emoji) ?? new Set();
    if (add === who.has(by.id)) return true;
    if (add) who.add(by.id);
    else who.delete(by.id);
    if (who.size > 0) all.set(emoji, who);
    else all.delete(emoji);
    this.reactions.set(id, all);
    this.tellRoom(channelId, add ? 'reaction_added' : 'reaction_removed', { channel_id: channelId, message_id: id, emoji, user_id: by.id, username: by.username, count: who.size });
    return true;
  }

  /** A message as one of them gets it. @param {Message} message @param {number} userId @param {boolean} withNonce @returns {Message} */
  seenBy(message, userId, withNonce) {
    const all = [...(this.reactions.get(message.id) ?? new Map())];
    const reactions = all.map(([emoji, who]) => ({ emoji, count: who.size, me: who.has(userId) }));
    return structuredClone({ ...message, reactions, nonce: withNonce || message.author.id === userId ? message.nonce : null });
  }

  /** @param {number} userId @param {number} channelId */
  readOf(userId, channelId) {
    return this.reads.get(`${userId} ${channelId}`) ?? { last_read_id: null, last_read_seq: 0, mentions: 0 };
  }

  /** @param {number} userId @param {number} channelId @param {number} messageId */
  ack(userId, channelId, messageId) {
    const old = this.readOf(userId, channelId);
    const seq = this.list(channelId).find((message) => message.id === messageId)?.seq ?? old.last_read_seq;
    const fresh = messageId > (old.last_read_id ?? 0) ? { last_read_id: messageId, last_read_seq: seq, mentions: 0 } : old;
    this.reads.set(`${userId} ${channelId}`, fresh);
    const payload = { channel_id: channelId, guild_id: this.find(channelId).guild_id, ...fresh };
    this.announce({ name: 'unread_changed', payload, to: (listener) => listener.userId === userId });
    return { channel_id: channelId, ...fresh };
  }

  /** @param {object} changes */
  changeSettings(changes) {
    this.settings = { ...this.settings, ...changes };
    this.announce({ name: 'me_updated', payload: this.bootstrap(ANNA.id).me, to: (listener) => listener.userId === ANNA.id });
    return structuredClone(this.settings);
  }

  /** From that message on. @param {number} userId @param {number} channelId @param {number} messageId */
  markUnread(userId, channelId, messageId) {
    const before = this.list(channelId).filter((message) => message.id < messageId).at(-1);
    const fresh = { last_read_id: before?.id ?? 0, last_read_seq: before?.seq ?? 0, mentions: 0 };
    this.reads.set(`${userId} ${channelId}`, fresh);
    const payload = { channel_id: channelId, guild_id: this.find(channelId).guild_id, ...fresh };
    this.announce({ name: 'unread_changed', payload: { ...payload, moved_back: true }, to: (listener) => listener.userId === userId });
    return payload;
  }

  /** @param {number} userId @param {boolean} isOnline */
  setOnline(userId, isOnline) {
    if (isOnline) this.online.add(userId);
    else this.online.delete(userId);
    const changes = [{ user_id: userId, status: isOnline ? 'online' : 'offline' }];
    for (const guild of this.guilds) this.announce({ name: 'presence_changed', payload: { guild_id: guild.id, changes }, to: () => true });
  }

  /** @param {number} channelId @param {URLSearchParams} query @param {number} userId */
  page(channelId, query, userId) {
    const all = this.list(channelId);
    const limit = Number(query.get('limit') ?? 50);
    const [start, end] = this.range(all, query, limit);
    return { messages: all.slice(start, end).map((message) => this.seenBy(message, userId, false)), more: { before: start > 0, after: end < all.length } };
  }

  /** @param {Message[]} all @param {URLSearchParams} query @param {number} limit @returns {[number, number]} */
  range(all, query, limit) {
    const before = Number(query.get('before'));
    const after = Number(query.get('after'));
    const around = Number(query.get('around'));
    if (before) {
      const end = all.filter((message) => message.id < before).length;
      return [Math.max(0, end - limit), end];
    }
    const start = all.filter((message) => message.id <= after).length;
    if (after) return [start, Math.min(all.length, start + limit)];
    if (around) {
      const middle = all.filter((message) => message.id < around).length;
      const first = Math.max(0, middle - Math.floor(limit / 2));
      return [first, Math.min(all.length, first + limit)];
    }
    return [Math.max(0, all.length - limit), all.length];
  }

  /** @param {string} code */
  preview(code) {
    if (!this.codes.has(code)) return null;
    const { id, name, icon, member_count } = this.elsewhere;
    return { code, guild: { id, name, icon, banner: null, description: null, member_count, online_count: 2 }, channel: { id: 32, name: 'forge' }, inviter: CLARA, expires_at: null };
  }

  /** Anna joins. Twice does no harm. */
  join() {
    const guild = this.guilds.find(({ id }) => id === 3) ?? { ...this.elsewhere, member_count: 9 };
    if (!this.guilds.includes(guild)) {
      this.guilds.push(guild);
      this.open(31, 3, 'general');
      this.open(32, 3, 'forge');
    }
    const whole = { ...guild, channels: this.channels.filter((channel) => channel.guild_id === 3), roles: [] };
    this.announce({ name: 'guild_created', payload: whole, to: (listener) => listener.userId === ANNA.id });
    return structuredClone(whole);
  }

  /** @param {number} guildId */
  leave(guildId) {
    this.guilds = this.guilds.filter(({ id }) => id !== guildId);
    this.channels = this.channels.filter((channel) => channel.guild_id !== guildId);
    this.announce({ name: 'guild_deleted', payload: { id: guildId, reason: 'left' }, to: (listener) => listener.userId === ANNA.id });
  }

  /** @param {number} userId */
  bootstrap(userId) {
    const me = this.users.find((one) => one.id === userId) ?? ANNA;
    return structuredClone({
      me: { ...me, email: 'a@example.org', created_at: '2026-11-23T09:00:00.000Z', is_admin: false, settings: this.settings },
      csrf_token: 'token',
      guilds: this.guilds.map((guild) => ({ ...guild, channels: this.channels.filter((channel) => channel.guild_id === guild.id), roles: [] })),
      read_states: this.channels.map((channel) => ({ channel_id: channel.id, ...this.readOf(userId, channel.id) })),
      friends: { friends: [], incoming: [], outgoing: [], blocked: [] },
      dms: this.dms,
      settings: {},
      notifications: [],
      announcements: [],
      limits: { message_length: 4000, guild_name_length: 100, channel_name_length: 100, reaction_kinds: 20 },
    });
  }

  /** @param {number} channelId @param {{content: string, nonce?: string}} draft */
  saveDraft(channelId, { content, nonce }) {
    if (content) this.drafts.set(channelId, content);
    else this.drafts.delete(channelId);
    const draft = { channel_id: channelId, content, reply_to: null, updated_at: new Date(STARTED).toISOString() };
    this.announce({ name: 'draft_updated', payload: { ...draft, nonce: nonce ?? null }, to: (listener) => listener.userId === ANNA.id });
    return draft;
  }

  /** @param {URLSearchParams} [_query] */
  members(_query) {
    return this.users.map((one) => ({ user: one, nickname: null, joined_at: '2026-11-23T09:00:00.000Z', roles: [], status: this.online.has(one.id) ? 'online' : 'offline' }));
  }
}
