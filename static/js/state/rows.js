/**
 * What stands in the message list: date lines, the NEW line, messages in groups. Rows keep their identity while nothing about them changed.
 * @typedef {import('./types.js').Message} Message
 * @typedef {import('./types.js').RowMessage} RowMessage
 * @typedef {import('./types.js').Row} Row
 * @typedef {import('./types.js').Window} Window
 * @typedef {import('./types.js').OutboxItem} OutboxItem
 * @typedef {import('./types.js').Account} Account
 */
import { same } from './same.js';
import { isShown } from './window.js';
import { wished } from './wishes.js';

const GROUP_WITHIN = 7 * 60 * 1000;

/** @type {WeakMap<Message, {time: number, day: string}>} */
const moments = new WeakMap();

/** @param {Message} message */
function momentOf(message) {
  const known = moments.get(message);
  if (known) return known;
  const date = new Date(message.timestamp);
  const moment = { time: date.getTime(), day: `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}` };
  moments.set(message, moment);
  return moment;
}

/**
 * @typedef {object} Sources
 * @property {Window} window
 * @property {OutboxItem[]} outbox  of this channel
 * @property {number|null} newLineSeq
 * @property {Account|null} me
 */

/** @returns {(sources: Sources) => Row[]} */
export function createRowBuilder() {
  /** @type {Map<string, Row>} */
  let before = new Map();
  /** @type {Row[]} */
  let rows = [];

  return function build({ window, outbox, newLineSeq, me }) {
    /** @type {Map<string, Row>} */
    const kept = new Map();
    /** @param {Row} row */
    const put = (row) => kept.set(row.key, keepRow(before.get(row.key), row));
    /** @type {Message|null} */
    let previous = null;
    for (const [index, message] of shownMessages(window, outbox, me).entries()) {
      const newDay = !previous || momentOf(previous).day !== momentOf(message).day;
      const newLine = newLineSeq !== null && !kept.has('new') && message.seq > newLineSeq && !message.mine && reaches(window, newLineSeq);
      if (newDay && (previous || !window.more.before)) put({ type: 'date', key: `date ${momentOf(message).day}`, timestamp: message.timestamp });
      if (newLine) put({ type: 'new', key: 'new' });
      if (isShown(window, index)) put({ type: 'message', key: keyOf(message), message, groupStart: newDay || newLine || !previous || !continues(previous, message) });
      previous = message;
    }
    before = kept;
    const fresh = [...kept.values()];
    if (fresh.length !== rows.length || fresh.some((row, index) => row !== rows[index])) rows = fresh;
    return rows;
  };
}

/** The line stands only where the window reaches back to what was read. @param {Window} window @param {number} newLineSeq */
const reaches = (window, newLineSeq) => !window.more.before || (window.messages[0]?.seq ?? Infinity) <= newLineSeq + 1;

/** @param {Message} message */
const keyOf = (message) => message.nonce || String(message.id);

/** @param {Message} previous @param {Message} message */
const continues = (previous, message) =>
  previous.author.id === message.author.id && !message.reply_to && previous.type === 'default' && message.type === 'default' && momentOf(message).time - momentOf(previous).time <= GROUP_WITHIN;

/** @param {Window} window @param {OutboxItem[]} outbox @param {Account|null} me @returns {RowMessage[]} */
function shownMessages(window, outbox, me) {
  const sent = window.messages.map((message) => sentRow(window, message, me));
  if (window.more.after || !me) return sent;
  const known = new Set(window.messages.map((message) => message.nonce));
  const lastSeq = window.messages.at(-1)?.seq ?? 0;
  const waiting = outbox.filter((item) => !known.has(item.nonce));
  return [...sent, ...waiting.map((item, index) => waitingRow(item, me, lastSeq, index))];
}

/** @type {WeakMap<Message, RowMessage>} */
const plainRows = new WeakMap();

/** @param {Window} window @param {Message} message @param {Account|null} me @returns {RowMessage} */
function sentRow(window, message, me) {
  const shown = wished(window, message);
  const known = plainRows.get(shown);
  if (known) return known;
  /** @type {RowMessage} */
  const row = { ...shown, state: 'sent', error: null, mine: message.author.id === me?.id };
  moments.set(row, momentOf(message));
  plainRows.set(shown, row);
  return row;
}

/** @param {OutboxItem} item @param {Account} me @param {number} lastSeq @param {number} index @returns {RowMessage} */
function waitingRow({ nonce, channelId, guildId, content, createdAt, state, error, extra = {} }, me, lastSeq, index) {
  const { id, username, display_name, avatar } = me;
  return {
    id: -1 - index,
    channel_id: channelId,
    guild_id: guildId,
    seq: lastSeq + 1 + index,
    content,
    username,
    author: { id, username, display_name, avatar },
    timestamp: new Date(createdAt).toISOString(),
    edited_at: null,
    type: 'default',
    pinned: false,
    files: extra.files ?? [],
    reactions: [],
    ...(extra.answered && { reply_to: extra.answered }),
    ...(extra.emojis && { emojis: extra.emojis }),
    ...(extra.sticker && { sticker: extra.sticker }),
    ...(extra.poll && { poll: drafted(extra.poll, createdAt) }),
    ...(extra.uploads && { uploads: extra.uploads }),
    nonce,
    state,
    error,
    mine: true,
  };
}

const HOUR = 3600 * 1000;

/** A poll before the server has it. @param {import('./types.js').PollDraft} draft @param {number} createdAt @returns {import('./types.js').Poll} */
function drafted({ question, options, allow_multiple = false, expires_hours = 24 }, createdAt) {
  const choices = options.map((text, index) => ({ id: String(index + 1), text, votes: 0 }));
  return { id: -1, question, options: choices, allow_multiple, expires_at: new Date(createdAt + expires_hours * HOUR).toISOString(), closed: false, total_votes: 0 };
}

/** @param {Row|undefined} old @param {Row} fresh @returns {Row} */
function keepRow(old, fresh) {
  if (!old || old.type !== fresh.type) return fresh;
  const other = old.type === 'message' && fresh.type === 'message' && old.message !== fresh.message && fresh.message.state === 'sent';
  return !other && same(old, fresh) ? old : fresh;
}
