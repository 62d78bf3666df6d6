/**
 * @typedef {import('../types.js').Message} Message
 * @typedef {{channelId: number, messageId: number, message: Message | null, facts: import('../worth_telling.js').Facts['message']}} Heard  message: null when only its mention was heard of
 */
import { readStateOf } from '../read_states.js';
import { worthTelling } from '../worth_telling.js';

/** @typedef {(name: string, payload: any) => void} Hear */

/** Time for another window or device to have read it. */
const PATIENCE = 1000;
/** One channel is not told of more often. */
const REST = 3000;

/**
 * Tells the reader of what comes in while they look elsewhere: a sound, a notification, as they chose.
 * @param {import('../env.js').Core} core
 * @param {{actions: {openChannel: (guildId: number | null, channelId: number, messageId?: number) => void}}} app
 */
export function createTelling({ signals, api, env, hearers }, { actions }) {
  /** @type {Map<number, Heard>} channel -> the newest that waits to be told */
  const waiting = new Map();
  /** @type {Map<number, number>} channel -> when it was told of last */
  const toldAt = new Map();
  /** @type {(heard: Heard & {message: Message}) => {title: string, body: string, icon: string | null}} */
  let words = () => ({ title: '', body: '', icon: null });

  /** @param {Heard} heard */
  function take(heard) {
    const before = waiting.get(heard.channelId);
    if (before && isNamed(before) && !isNamed(heard)) return;
    waiting.set(heard.channelId, heard);
    if (before) return;
    const rest = Math.max(0, (toldAt.get(heard.channelId) ?? 0) + REST - env.clock.now());
    env.clock.setTimeout(() => tellOf(heard.channelId), Math.max(PATIENCE, rest));
  }

  /** @param {number} channelId */
  async function tellOf(channelId) {
    const heard = waiting.get(channelId);
    waiting.delete(channelId);
    const { desktop, sounds, soundVolume } = signals.prefs.peek();
    const reason = heard && !isLookedAt(channelId) && (desktop || sounds) ? reasonOf(heard) : null;
    if (!heard || !reason) return;
    toldAt.set(channelId, env.clock.now());
    const message = heard.message ?? (await fetchMessage(heard));
    if (!message) return;
    const show = () => actions.openChannel(message.guild_id, channelId, message.id);
    const sound = !sounds ? null : reason === 'message' ? 'message' : 'mention';
    env.tell?.({ ...words({ ...heard, message }), tag: `channel:${channelId}`, href: hrefOf(message), show: desktop, sound, volume: soundVolume, onClick: show });
  }

  /** @param {Heard} heard */
  async function fetchMessage({ channelId, messageId }) {
    const answer = await api.get(`/channels/${channelId}/messages/${messageId}`);
    return answer.ok ? /** @type {Message} */ (answer.data) : null;
  }

  /** @param {number} channelId */
  function isLookedAt(channelId) {
    const viewing = signals.viewing.peek();
    return viewing.focused && viewing.channelId === channelId;
  }

  /** @param {Heard} heard */
  function reasonOf({ channelId, facts }) {
    const { me } = signals.session.peek();
    const channel = signals.channels.peek().byId[channelId];
    const guild = facts.guild_id === null ? null : (signals.guilds.peek().byId[facts.guild_id] ?? null);
    if (!me || !channel) return null;
    const blocked = Object.values(signals.friends.peek().byUser).filter(({ kind }) => kind === 'blocked').map(({ user }) => user.id);
    return worthTelling({
      now: env.clock.now(),
      me: { id: me.id, status: me.status ?? 'online', roles: signals.ownRoles.peek().byGuild[facts.guild_id ?? 0] ?? [], blocked },
      settings: me.settings ?? {},
      guild,
      notifications: Object.values(signals.notifications.peek().byTarget),
      message: facts,
      last_read_seq: readStateOf(signals.readStates.peek(), channelId).last_read_seq,
      may_read: true,
    });
  }

  /** What was said in a channel that is not joined: only its newest is known, and only its number. @param {any} unread */
  function takeUnread({ channel_id, guild_id, last_message_id, last_seq }) {
    if (!last_message_id) return;
    const facts = { type: 'default', author: { id: 0 }, guild_id, channel_id, seq: last_seq };
    take({ channelId: channel_id, messageId: last_message_id, message: null, facts });
  }

  /** @param {string} name @param {any} payload */
  function hear(name, payload) {
    if (name === 'new_message') take({ channelId: payload.channel_id, messageId: payload.id, message: payload, facts: payload });
    else if (name === 'mention_created') take(ofMention(payload));
    else if (name === 'unread_changed' && 'last_message_id' in payload) takeUnread(payload);
  }

  return {
    /** From now on. @param {typeof words} how  what a notice says of a message, in the reader's language */
    start(how) {
      words = how;
      hearers.add(hear);
      return () => void hearers.delete(hear);
    },

    /** What was heard before that. */
    hear,
  };
}

/** @param {Heard} heard */
const isNamed = ({ facts: { mentions } }) => !!mentions && (mentions.everyone || mentions.users.length + mentions.roles.length > 0);

/** @param {any} payload @returns {Heard} */
const ofMention = ({ channel_id, guild_id, message_id, seq, author_id, users, roles, everyone }) => ({
  channelId: channel_id,
  messageId: message_id,
  message: null,
  facts: { type: 'default', author: { id: author_id }, guild_id, channel_id, seq, mentions: { users: users.map((/** @type {number} */ id) => ({ id })), roles, everyone } },
});

/** @param {Message} message */
const hrefOf = ({ guild_id, channel_id, id }) => `/channels/${guild_id ?? '@me'}/${channel_id}/${id}`;
