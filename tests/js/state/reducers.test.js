import assert from 'node:assert/strict';
import { test } from 'node:test';
import { href, parsePath } from '../../../static/js/state/address.js';
import { EVENTS, INITIAL, isFromServer } from '../../../static/js/state/events.js';
import { sections } from '../../../static/js/state/order.js';
import { allows } from '../../../static/js/state/permissions.js';
import { createRowBuilder } from '../../../static/js/state/rows.js';
import { EMPTY } from '../../../static/js/state/window.js';
import { ANNA, BORIS, CLARA, Hall } from '../support/hall.js';

const CONTEXT = { meId: ANNA.id, now: 1000, viewing: { channelId: null, atBottom: true, focused: true } };

/** @typedef {import('../../../static/js/state/types.js').State} State */

/** Plays events on a state, by the table. @param {[string, any][]} events @param {State} [state] @param {object} [context] @returns {State} */
function play(events, state = INITIAL, context = {}) {
  const played = { ...state };
  for (const [name, payload] of events) {
    for (const [noun, reducer] of Object.entries(EVENTS[name])) {
      Object.assign(played, { [noun]: reducer(played[/** @type {keyof State} */ (noun)], payload, { ...CONTEXT, ...context }) });
    }
  }
  return played;
}

const started = () => play([['bootstrapped', new Hall().bootstrap(ANNA.id)]]);

test('every event of the contract has its reducers, and no server can play an event of this side', () => {
  const names = ['new_message', 'message_edited', 'message_deleted', 'reaction_added', 'reaction_removed', 'user_typing', 'unread_changed', 'presence_changed', 'guild_created', 'channel_created', 'channel_updated', 'member_created'];
  assert.deepEqual(names.filter((name) => !isFromServer(name)), []);
  assert.deepEqual(['signed_out', 'bootstrapped', 'toString'].filter(isFromServer), []);
});

test('a bootstrap fills guilds, channels and roles; the same once more keeps every object', () => {
  const state = started();
  assert.deepEqual(state.guilds.order, [1, 2]);
  assert.equal(state.session.phase, 'ready');
  assert.ok(!('channels' in state.guilds.byId[1]));
  const again = play([['bootstrapped', new Hall().bootstrap(ANNA.id)]], state);
  assert.equal(again.guilds.byId[1], state.guilds.byId[1]);
  assert.equal(again.channels.byId[11], state.channels.byId[11]);
});

test('a channel event without my permissions keeps those that are known, and no older news of the last message', () => {
  const { permissions: _, ...wire } = { ...started().channels.byId[11], name: 'renamed' };
  const state = play([['unread_changed', { channel_id: 11, guild_id: 1, last_message_id: 9000, last_seq: 5 }], ['channel_updated', wire]], started());
  assert.deepEqual([state.channels.byId[11].name, state.channels.byId[11].permissions, state.channels.byId[11].last_message_id], ['renamed', 8, 9000]);
});

test('marked as unread on purpose it goes back, and with the whole guild it is read again', () => {
  const read = play([['unread_changed', { channel_id: 11, guild_id: 1, last_read_id: 9000, last_read_seq: 5, mentions: 0 }]], started());
  const back = { channel_id: 11, guild_id: 1, last_read_id: 8000, last_read_seq: 4, mentions: 1, moved_back: true };
  const unread = play([['unread_changed', back], ['unread_changed', back]], read).readStates.byChannel[11];
  assert.deepEqual([unread.last_read_id, unread.last_read_seq, unread.mentions, unread.newLineSeq, unread.keptUnread], [8000, 4, 1, 4, true]);
  const all = { guild_id: 1, read_states: [{ channel_id: 11, last_read_id: 9000, last_read_seq: 5, mentions: 0 }] };
  const again = play([['unread_changed', back], ['guild_read', all], ['guild_read', all]], read).readStates.byChannel[11];
  assert.deepEqual([again.last_read_id, again.mentions, again.keptUnread], [9000, 0, false]);
});

test('unread signals and read states only go forward', () => {
  const state = play([
    ['unread_changed', { channel_id: 11, guild_id: 1, last_message_id: 9000, last_seq: 5 }],
    ['unread_changed', { channel_id: 11, guild_id: 1, last_message_id: 8000, last_seq: 4 }],
    ['unread_changed', { channel_id: 11, guild_id: 1, last_read_id: 9000, last_read_seq: 5, mentions: 0 }],
    ['unread_changed', { channel_id: 11, guild_id: 1, last_read_id: 8000, last_read_seq: 4, mentions: 1 }],
  ], started());
  assert.equal(state.channels.byId[11].last_seq, 5);
  assert.equal(state.readStates.byChannel[11].last_read_id, 9000);
  assert.equal(state.readStates.byChannel[11].mentions, 0);
});

test('a deletion takes back the last message only when it was the last', () => {
  const said = play([['unread_changed', { channel_id: 11, guild_id: 1, last_message_id: 9000, last_seq: 5 }]], started());
  const deleted = { channel_id: 11, message_id: 9000, last_message_id: 8000 };
  const state = play([['message_deleted', deleted]], said);
  assert.equal(state.channels.byId[11].last_message_id, 8000);
  const later = play([['unread_changed', { channel_id: 11, last_message_id: 9500, last_seq: 6 }], ['message_deleted', deleted]], state);
  assert.equal(later.channels.byId[11].last_message_id, 9500);
});

test('guilds and members that come are there once', () => {
  const guild = { ...started().guilds.byId[1], id: 3, channels: [], roles: [] };
  const member = { user: { id: 104, username: 'dora', display_name: null, avatar: null }, nickname: null, joined_at: '', roles: [], status: 'online' };
  const joined = { guild_id: 1, member, member_count: 4 };
  const state = play([['guild_created', guild], ['guild_created', guild], ['members_asked', { guildId: 1 }], ['member_created', joined], ['member_created', joined], ['members_loaded', { guildId: 1, first: true, members: new Hall().members(), next: null }]], started());
  assert.deepEqual(state.guilds.order, [1, 2, 3]);
  assert.equal(state.guilds.byId[1].member_count, 4);
  assert.deepEqual(Object.keys(state.members.byGuild[1].byId), ['101', '102', '103', '104']);
  assert.equal(state.presence.byUser[104], 'online');
});

test('a presence that comes while members are on their way is newer than they are', () => {
  const change = { guild_id: 1, changes: [{ user_id: BORIS.id, status: 'online' }] };
  const answer = { guildId: 1, first: true, members: new Hall().members(), next: null };
  const state = play([['members_asked', { guildId: 1 }], ['presence_changed', change], ['members_loaded', answer]], started());
  assert.equal(state.presence.byUser[BORIS.id], 'online');
  assert.deepEqual([state.presence.recent, state.presence.loads], [{}, 0]);
  assert.equal(play([['members_asked', { guildId: 1 }], ['members_loaded', answer]], state).presence.byUser[BORIS.id], undefined);
});

test('typing: not me, gone after ten seconds and with the message', () => {
  const by = (/** @type {{id: number, username: string}} */ { id, username }) => ({ channel_id: 11, user_id: id, username });
  const state = play([['user_typing', by(ANNA)], ['user_typing', by(BORIS)], ['user_typing', by(CLARA)]]);
  assert.deepEqual(Object.keys(state.typing.byChannel[11]), ['102', '103']);
  assert.deepEqual(Object.keys(play([['new_message', { channel_id: 11, author: BORIS, id: 1, seq: 1 }]], state).typing.byChannel[11]), ['103']);
  assert.deepEqual(play([['typing_expired', {}]], state, { now: 11_001 }).typing.byChannel[11], {});
});

test('signing out forgets all but the browser and its preferences', () => {
  const state = play([['prefs_changed', { theme: 'light' }], ['draft_changed', { channelId: 11, text: 'x' }], ['signed_out', { reason: 'revoked' }]], started());
  assert.deepEqual([state.guilds, state.channels, state.drafts, state.messages], [INITIAL.guilds, INITIAL.channels, {}, INITIAL.messages]);
  assert.deepEqual([state.prefs.theme, state.session.phase, state.session.reason, state.session.me], ['light', 'signed_out', 'revoked', null]);
});

test('preferences that make no sense are left out', () => {
  const { prefs } = play([['prefs_changed', { theme: 'pink', fontSize: 99, density: 'compact', collapsed: ['x'], other: 1 }]]);
  assert.deepEqual(prefs, { ...INITIAL.prefs, density: 'compact' });
});

test('addresses are read as they are written', () => {
  for (const path of ['/channels/1', '/channels/1/2', '/channels/1/2/3', '/channels/@me/2', '/channels/@me/2/3']) {
    const { guildId, channelId, messageId } = parsePath(path);
    assert.equal(href(guildId, channelId, messageId), path);
  }
  assert.deepEqual(parsePath('/channels/x/2'), { guildId: null, channelId: null, messageId: null, home: false });
  assert.equal(parsePath('/channels/@me').home, true);
  assert.equal(href(null), '/');
});

test('permissions beyond bit 31 are told apart, and an administrator has them all', () => {
  assert.equal(allows(2 ** 45, 'SEND_MESSAGES'), false);
  assert.equal(allows(2 ** 45 + 2 ** 11, 'SEND_MESSAGES'), true);
  assert.equal(allows(2 ** 3, 'MANAGE_CHANNELS'), true);
});

test('channels stand by position, first those without a category', () => {
  const channel = (/** @type {number} */ id, /** @type {object} */ fields) => ({ ...new Hall().channel(id, 1, `c${id}`), ...fields });
  const list = [channel(1, { type: 'category', position: 5 }), channel(2, { parent_id: 1, position: 9 }), channel(3, { parent_id: 1, position: 8 }), channel(4, { position: 7 }), channel(5, { parent_id: 77 })];
  const named = sections(Object.fromEntries(list.map((one) => [one.id, one])), 1).map(({ category, channels }) => [category?.id ?? null, ...channels.map(({ id }) => id)]);
  assert.deepEqual(named, [[null, 5, 4], [1, 3, 2]]);
});

test('rows: a date, groups of seven minutes, the NEW line, and what waits; unchanged rows stay the same objects', () => {
  const hall = new Hall();
  const minute = (/** @type {number} */ count) => new Date(2026, 10, 23, 12, count).toISOString();
  const plan = /** @type {const} */ ([[BORIS, 0], [BORIS, 7], [BORIS, 15], [CLARA, 16], [CLARA, 24 * 60]]);
  const messages = plan.map(([author, at], index) => ({ ...hall.send(author, 11, `m${index}`), timestamp: minute(at) }));
  const window = { ...EMPTY, status: /** @type {const} */ ('ready'), messages };
  const me = hall.bootstrap(ANNA.id).me;
  const item = { nonce: 'n', channelId: 11, guildId: 1, content: 'mine', createdAt: Date.parse(minute(24 * 60 + 1)), state: /** @type {const} */ ('pending'), error: null };
  const build = createRowBuilder();
  const rows = build({ window, outbox: [item], newLineSeq: 3, me });
  const drawn = rows.map((row) => (row.type === 'message' ? `${row.groupStart ? '+' : ' '}${row.message.content}` : row.type));
  assert.deepEqual(drawn, ['date', '+m0', ' m1', '+m2', 'new', '+m3', 'date', '+m4', '+mine']);
  const partly = { ...window, more: { before: true, after: false } };
  const cut = createRowBuilder();
  const lower = cut({ window: partly, outbox: [], newLineSeq: null, me });
  assert.equal(lower[0].key, String(messages[1].id), 'whether the first begins a day or a group is not known');
  const whole = cut({ window, outbox: [], newLineSeq: null, me });
  assert.deepEqual(lower.filter((row) => !whole.includes(row)), [], 'what was shown stays as it was');
  const edited = { ...window, messages: messages.with(0, { ...messages[0], content: 'edited' }) };
  const after = build({ window: edited, outbox: [item], newLineSeq: 3, me });
  assert.deepEqual(after.map((row, index) => row === rows[index]), [true, false, ...Array(7).fill(true)]);
  assert.equal(build({ window: edited, outbox: [item], newLineSeq: 3, me }), after);
});

test('what the house says stands apart, and so does what follows it', () => {
  const hall = new Hall();
  for (const text of ['a', 'b', 'c']) hall.send(BORIS, 11, text);
  const { messages } = hall.page(11, new URLSearchParams(), 101);
  messages[1].type = 'message_pinned';
  const rows = createRowBuilder()({ window: /** @type {any} */ ({ messages, more: { before: false, after: false }, wishes: {}, edits: {} }), outbox: [], newLineSeq: null, me: null });
  assert.deepEqual(rows.flatMap((row) => (row.type === 'message' ? [row.groupStart] : [])), [true, true, true]);
});
