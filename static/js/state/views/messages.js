/**
 * @typedef {import('../types.js').ChannelView} ChannelView
 * @typedef {import('../types.js').Window} Window
 */
import { windowOf } from '../messages.js';
import { readStateOf } from '../read_states.js';
import { createRowBuilder } from '../rows.js';
import { keep } from '../same.js';
import { memo } from './memo.js';

const COUNTED = 50;

/**
 * @param {import('../store.js').Signals} signals
 * @param {(guildId: number|null, user: import('../types.js').User) => import('../types.js').Person} person
 */
export function createMessageViews(signals, person) {
  const windowView = memo((channelId) => windowOf(signals.messages.value, channelId));
  const newLine = memo((channelId) => readStateOf(signals.readStates.value, channelId).newLineSeq);
  /** @type {(channelId: number) => import('@preact/signals-core').ReadonlySignal<import('../types.js').OutboxItem[]>} */
  const outbox = keptMemo((channelId) => signals.outbox.value.items.filter((item) => item.channelId === channelId));
  const rows = builtMemo((channelId, build) =>
    build({ window: windowView(channelId).value, outbox: outbox(channelId).value, newLineSeq: newLine(channelId).value, me: signals.session.value.me }),
  );

  const channel = memo((channelId) => {
    const window = windowView(channelId).value;
    const { status, error, more, loadingOlder, loadingNewer, pageError, newer } = window;
    const unread = unreadBar(window, newLine(channelId).value, signals.session.value.me?.id ?? 0);
    return /** @type {ChannelView} */ ({ status, error, more, loadingOlder, loadingNewer, pageError, newer, unread, rows: rows(channelId).value });
  });

  const typing = keptMemo((channelId) => {
    const guildId = signals.channels.value.byId[channelId]?.guild_id ?? null;
    const people = Object.entries(signals.typing.value.byChannel[channelId] ?? {});
    return people
      .filter(([id]) => signals.friends.value.byUser[Number(id)]?.kind !== 'blocked')
      .sort(([, a], [, b]) => a.since - b.since)
      .map(([id, { username }]) => person(guildId, { id: Number(id), username, display_name: null, avatar: null }).name);
  });

  const lastOwnMessage = memo((channelId) => {
    const meId = signals.session.value.me?.id;
    return windowView(channelId).value.messages.findLast((message) => message.author.id === meId) ?? null;
  });

  return { channel, typing, lastOwnMessage };
}

/** @param {Window} window @param {number|null} newLineSeq @param {number} meId @returns {import('../types.js').UnreadBar|null} */
function unreadBar({ messages, more }, newLineSeq, meId) {
  if (newLineSeq === null) return null;
  const unread = messages.filter((message) => message.seq > newLineSeq && message.author.id !== meId);
  if (unread.length === 0) return null;
  const beyond = more.after || (more.before && messages[0].seq > newLineSeq + 1);
  return { count: Math.min(unread.length, COUNTED), since: unread[0].timestamp, more: beyond || unread.length > COUNTED };
}

/** A kept value as long as it says the same. @template T @param {(id: number) => T} compute */
function keptMemo(compute) {
  /** @type {Map<number, T>} */
  const last = new Map();
  return memo((id) => {
    const value = keep(last.get(id), compute(id));
    last.set(id, value);
    return value;
  });
}

/** @param {(id: number, build: ReturnType<typeof createRowBuilder>) => import('../types.js').Row[]} compute */
function builtMemo(compute) {
  /** @type {Map<number, ReturnType<typeof createRowBuilder>>} */
  const builders = new Map();
  return memo((id) => {
    const build = builders.get(id) ?? createRowBuilder();
    builders.set(id, build);
    return compute(id, build);
  });
}
