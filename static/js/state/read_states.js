/**
 * What was read, and where the NEW line of this visit stands.
 * @typedef {import('./types.js').ReadState} ReadState
 * @typedef {import('./types.js').ReadStates} ReadStates
 * @typedef {import('./types.js').Channel} Channel
 * @typedef {import('./types.js').Context} Context
 */
import { patch } from './same.js';

/** @type {ReadStates} */
export const initial = { byChannel: {} };

/** @param {ReadStates} states @param {number} channelId @returns {ReadState} */
export const readStateOf = (states, channelId) =>
  states.byChannel[channelId] ?? { channel_id: channelId, last_read_id: null, last_read_seq: 0, mentions: 0, mention_ids: [], newLineSeq: null, keptUnread: false };

/** @param {ReadState} state @param {Channel} channel */
export const isUnread = (state, channel) => state.keptUnread || (channel.last_message_id ?? 0) > (state.last_read_id ?? 0);

/** @param {ReadStates} states @param {number} channelId @param {(state: ReadState) => Partial<ReadState>} how @returns {ReadStates} */
function change(states, channelId, how) {
  const old = readStateOf(states, channelId);
  const changed = patch(old, how(old));
  return changed === old ? states : { byChannel: { ...states.byChannel, [channelId]: changed } };
}

/** Reading never goes backwards. What was kept unread and is read further, on whatever device, is read. @param {ReadState} state @param {import('./types.js').WireReadState} said @returns {Partial<ReadState>} */
function advance(state, { last_read_id, last_read_seq, mentions, mention_ids = [] }) {
  const [before, now] = [state.last_read_id ?? 0, last_read_id ?? 0];
  return now < before ? {} : { last_read_id, last_read_seq, mentions, mention_ids, keptUnread: state.keptUnread && now === before };
}

/** @param {ReadStates} states @param {{read_states: import('./types.js').WireReadState[]}} payload @returns {ReadStates} */
export const bootstrapped = (states, { read_states }) => read_states.reduce((current, said) => change(current, said.channel_id, (state) => advance(state, said)), states);

/** On purpose it does, on whatever device; the channel stays unread until it is opened again. @param {import('./types.js').WireReadState} said @returns {Partial<ReadState>} */
const goBack = ({ last_read_id, last_read_seq, mentions, mention_ids = [] }) => ({ last_read_id, last_read_seq, mentions, mention_ids, newLineSeq: last_read_seq, keptUnread: true });

/** @param {ReadStates} states @param {any} payload @returns {ReadStates} */
export const unreadChanged = (states, payload) =>
  'last_read_id' in payload ? change(states, payload.channel_id, (state) => (payload.moved_back ? goBack(payload) : advance(state, payload))) : states;

/** @param {ReadStates} states @param {{read_states: import('./types.js').WireReadState[]}} payload @returns {ReadStates} */
export const guildRead = (states, { read_states }) =>
  read_states.reduce((current, said) => change(current, said.channel_id, (state) => ({ ...advance(state, said), keptUnread: false })), states);

/** Read here, just now. @param {ReadStates} states @param {{channelId: number, messageId: number, seq: number}} payload @returns {ReadStates} */
export const readMarked = (states, { channelId, messageId, seq }) =>
  change(states, channelId, (state) => advance(state, { channel_id: channelId, last_read_id: messageId, last_read_seq: seq, mentions: 0 }));

/** Read by hand: the NEW line goes too. @param {ReadStates} states @param {{channelId: number}} payload @returns {ReadStates} */
export const newLineCleared = (states, { channelId }) => change(states, channelId, () => ({ newLineSeq: null, keptUnread: false }));

/** A visit begins. @param {ReadStates} states @param {{channel: Channel}} payload @returns {ReadStates} */
export const channelOpened = (states, { channel }) =>
  change(states, channel.id, (state) => ({ keptUnread: false, newLineSeq: state.keptUnread ? state.newLineSeq : isUnread(state, channel) ? state.last_read_seq : null }));

/** @param {ReadStates} states @param {{channelId: number}} payload @returns {ReadStates} */
export const channelClosed = (states, { channelId }) => change(states, channelId, (state) => (state.keptUnread ? {} : { newLineSeq: null }));

/** Who looks away finds the line before what came meanwhile. @param {ReadStates} states @param {import('./types.js').Message} message @param {Context} context @returns {ReadStates} */
export function newMessage(states, message, { meId, viewing }) {
  const watching = viewing.focused && viewing.atBottom;
  if (viewing.channelId !== message.channel_id || watching || message.author.id === meId) return states;
  return change(states, message.channel_id, ({ newLineSeq, last_read_seq, keptUnread }) => {
    if (keptUnread || (newLineSeq !== null && last_read_seq < message.seq - 1)) return {};
    return { newLineSeq: Math.min(last_read_seq, message.seq - 1) };
  });
}

/**
 * Somebody named me: counted once, when I have not read it and have not blocked them.
 * @param {ReadStates} states
 * @param {{channel_id: number, guild_id: number|null, message_id: number, seq: number, author_id: number, users: number[], roles: number[], everyone: boolean}} named
 * @param {Context} context
 * @returns {ReadStates}
 */
export function mentionCreated(states, { channel_id, guild_id, message_id, seq, author_id, users, roles, everyone }, { meId, ownRoles, friends }) {
  const mine = ownRoles?.byGuild[guild_id ?? 0] ?? [];
  const means = everyone || users.includes(meId ?? 0) || roles.some((id) => mine.includes(id));
  if (!means || author_id === meId || friends?.byUser[author_id]?.kind === 'blocked') return states;
  return change(states, channel_id, ({ last_read_seq, mentions, mention_ids = [] }) =>
    seq > last_read_seq && !mention_ids.includes(message_id) ? { mentions: mentions + 1, mention_ids: [...mention_ids, message_id] } : {},
  );
}

/** @param {ReadStates} states @param {{channel_id: number, message_ids: number[]}} payload @returns {ReadStates} */
export const mentionsDeleted = (states, { channel_id, message_ids }) =>
  change(states, channel_id, ({ mentions, mention_ids = [] }) => {
    const left = mention_ids.filter((id) => !message_ids.includes(id));
    return { mentions: Math.max(0, mentions - (mention_ids.length - left.length)), mention_ids: left };
  });
