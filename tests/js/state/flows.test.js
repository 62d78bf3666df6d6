import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BORIS, CLARA, Hall } from '../support/hall.js';
import { createWorld } from '../support/world.js';

test('a start without a session leads to the sign-in screen, and signing in to the first channel', async () => {
  const world = createWorld();
  world.line.signedIn = false;
  await world.enter();
  assert.equal(world.store.session.value.phase, 'signed_out');
  assert.equal(world.store.session.value.reason, null);
  assert.equal(world.store.session.value.instance?.registration, 'open');
  const done = world.actions.login({ username: 'anna', password: 'a long enough one' });
  await world.clock.advance(1000);
  assert.deepEqual(await done, { ok: true });
  assert.equal(world.store.session.value.phase, 'ready');
  assert.equal(world.store.connection.value.status, 'online');
  assert.equal(world.address.path(), '/channels/1/11');
  assert.equal(world.views.title.value, '#general | Welcome');
});

test('registering signs in, and a refusal says which field', async () => {
  const world = createWorld();
  world.line.signedIn = false;
  await world.enter();
  const error = { status: 409, code: 'username_taken', message: 'Taken.', fields: { username: 'is taken' } };
  world.line.refusals.set('/register', [error]);
  const fields = { username: 'anna', email: 'a@example.org', password: 'a long enough one' };
  const refused = world.actions.register(fields);
  await world.clock.advance(1000);
  assert.deepEqual(await refused, { ok: false, error });
});

test('a server that cannot be reached is told, and trying again works', async () => {
  const world = createWorld();
  world.line.up = false;
  await world.enter();
  assert.equal(world.store.session.value.phase, 'failed');
  assert.equal(world.store.session.value.error?.code, 'network');
  world.line.up = true;
  await world.enter();
  assert.equal(world.store.session.value.phase, 'ready');
});

test('a sent message is on show at once, keeps its key, and is there once', async () => {
  const world = createWorld({ delay: 50 });
  await world.enter();
  const nonce = world.actions.send(11, '  hello  ');
  const [pending] = world.messageRows(11);
  assert.equal(pending.message.state, 'pending');
  assert.equal(pending.message.content, 'hello');
  assert.equal(pending.key, nonce);
  await world.clock.advance(500);
  const rows = world.messageRows(11);
  assert.equal(rows.length, 1);
  assert.equal(rows[0].key, nonce);
  assert.equal(rows[0].message.state, 'sent');
  assert.equal(world.store.outbox.value.items.length, 0);
});

test('nothing but white space and nothing too long is sent', async () => {
  const world = createWorld();
  await world.enter();
  assert.equal(world.actions.send(11, ' \n '), null);
  assert.equal(world.actions.send(11, 'x'.repeat(4001)), null);
  assert.notEqual(world.actions.send(11, '😀'.repeat(4000)), null);
});

test('a refused message stays and can be sent again or thrown away', async () => {
  const world = createWorld();
  await world.enter();
  const error = { code: 'forbidden', message: 'No.' };
  world.line.refusals.set('send_message', [error, error]);
  const first = world.actions.send(11, 'one') ?? '';
  const second = world.actions.send(11, 'two') ?? '';
  await world.clock.advance(500);
  assert.deepEqual(world.messageRows(11).map((row) => row.message.state), ['failed', 'failed']);
  assert.deepEqual(world.messageRows(11)[0].message.error, error);
  world.actions.retrySend(first);
  world.actions.discardSend(second);
  await world.clock.advance(500);
  assert.deepEqual(world.hall.list(11).map((message) => message.content), ['one']);
  assert.deepEqual(world.texts(11), ['one']);
});

test('too often: the message waits as long as it is told, and the next stays behind it', async () => {
  const world = createWorld();
  await world.enter();
  world.line.refusals.set('send_message', [{ code: 'rate_limited', message: 'Slow down.', retry_after: 3 }]);
  world.actions.send(11, 'one');
  world.actions.send(11, 'two');
  await world.clock.advance(2900);
  assert.equal(world.hall.list(11).length, 0);
  await world.clock.advance(500);
  assert.deepEqual(world.hall.list(11).map((message) => message.content), ['one', 'two']);
});

test('what is written offline leaves in order on return, once, also when the acknowledgement got lost', async () => {
  const world = createWorld({ delay: 30 });
  await world.enter();
  world.line.acksToLose = 1;
  world.actions.send(11, 'zero');
  await world.clock.advance(100);
  world.line.up = false;
  world.line.cut();
  for (const text of ['one', 'two', 'three']) world.actions.send(11, text);
  await world.clock.advance(2000);
  assert.equal(world.store.connection.value.status, 'reconnecting');
  assert.ok((world.views.retrySeconds.value ?? 0) >= 0);
  world.line.up = true;
  world.actions.retryNow();
  await world.clock.advance(40_000);
  assert.deepEqual(world.hall.list(11).map((message) => message.content), ['zero', 'one', 'two', 'three']);
  assert.deepEqual(world.texts(11), ['zero', 'one', 'two', 'three']);
});

test('what was not sent survives a reload', async () => {
  const shelf = new Map();
  const hall = new Hall();
  const before = createWorld({ shelf, hall });
  await before.enter();
  before.line.up = false;
  before.line.cut();
  before.actions.send(11, 'kept');
  before.actions.setDraft(12, 'half a thou');
  before.actions.setPref('theme', 'light');
  const after = createWorld({ shelf, hall, seed: 2 });
  await after.enter();
  assert.deepEqual(hall.list(11).map((message) => message.content), ['kept']);
  assert.deepEqual(after.texts(11), ['kept']);
  assert.equal(after.views.draft(12).value, 'half a thou');
  assert.equal(after.views.theme.value, 'light');
  assert.deepEqual([...shelf.keys()].filter((key) => key.includes('outbox')), []);
});

test('signing out by hand leaves nothing of the account in the browser', async () => {
  const world = createWorld();
  await world.enter();
  world.actions.setDraft(11, 'secret');
  const done = world.actions.logout();
  await world.clock.advance(100);
  assert.deepEqual(await done, { ok: true });
  assert.equal(world.store.session.value.phase, 'signed_out');
  assert.equal(world.store.session.value.reason, null, 'the socket heard of it first, and it is no news');
  assert.deepEqual(world.store.guilds.value.order, []);
  assert.deepEqual([...world.shelf.keys()].filter((key) => key.includes('101')), []);
});

test('a revoked session ends with its reason and keeps the drafts', async () => {
  const world = createWorld();
  await world.enter();
  world.actions.setDraft(11, 'kept');
  for (const socket of world.line.sockets) socket.deliver('session_revoked', { reason: 'signed_out_elsewhere' });
  await world.clock.advance(100);
  assert.equal(world.store.session.value.phase, 'signed_out');
  assert.equal(world.store.session.value.reason, 'signed_out_elsewhere');
  assert.equal(world.store.connection.value.status, 'over');
  assert.equal(world.shelf.get('guildhall.draft.101.11'), 'kept');
});

test('after a short cut nothing is fetched, after a long one everything, and nothing is missing', async () => {
  const world = createWorld({ delay: 20 });
  await world.enter();
  world.line.cut();
  world.hall.send(BORIS, 11, 'while away');
  world.line.requests.length = 0;
  await world.clock.advance(5000);
  assert.deepEqual(world.texts(11), ['while away']);
  assert.deepEqual(world.line.requests.filter((request) => request.startsWith('GET')), []);
  world.line.cut(true);
  world.hall.send(BORIS, 11, 'long after');
  world.hall.remove(11, world.hall.list(11)[0].id);
  await world.clock.advance(5000);
  assert.deepEqual(world.texts(11), ['long after']);
  assert.equal(world.line.requests.filter((request) => request === 'GET /bootstrap').length, 1);
});

test('the server says when to return after its restart', async () => {
  const world = createWorld();
  await world.enter();
  for (const socket of world.line.sockets) socket.deliver('server_restarting', { retry_after: 7 });
  await world.clock.advance(50);
  world.line.cut();
  assert.equal(world.views.retrySeconds.value, 7);
  await world.clock.advance(6900);
  assert.equal(world.store.connection.value.status, 'reconnecting');
  await world.clock.advance(200);
  assert.equal(world.store.connection.value.status, 'online');
});

test('a channel opened lately is shown at once and is up to date; one opened long ago is asked for again', async () => {
  const world = createWorld();
  for (let id = 13; id < 20; id += 1) world.hall.open(id, 1, `c${id}`);
  await world.enter();
  world.actions.openChannel(1, 12);
  await world.clock.advance(500);
  world.hall.send(BORIS, 11, 'news');
  await world.clock.advance(500);
  world.line.requests.length = 0;
  world.actions.openChannel(1, 11);
  assert.deepEqual(world.texts(11), ['news']);
  await world.clock.advance(100);
  assert.deepEqual(world.line.requests.filter((request) => request.startsWith('GET')), []);
  for (let id = 13; id < 20; id += 1) {
    world.actions.openChannel(1, id);
    await world.clock.advance(100);
  }
  world.hall.send(BORIS, 11, 'more news');
  world.hall.remove(11, world.hall.list(11)[0].id);
  await world.clock.advance(500);
  const general = world.views.channelSections(1).value[0].channels[0];
  assert.equal(general.unread, true);
  world.actions.openChannel(1, 11);
  await world.clock.advance(500);
  assert.deepEqual(world.texts(11), ['more news']);
});

test('reading is told within a second, only when focused and at the bottom', async () => {
  const world = createWorld();
  await world.enter();
  world.actions.setFocused(false);
  const message = world.hall.send(BORIS, 11, 'psst');
  await world.clock.advance(3000);
  assert.equal(world.hall.readOf(101, 11).last_read_id, null);
  assert.equal(world.views.guildList.value[0].unread, true);
  assert.equal(world.views.title.value, '• #general | Welcome');
  assert.ok(world.views.channel(11).value.rows.some((row) => row.type === 'new'));
  world.actions.setFocused(true);
  await world.clock.advance(1000);
  assert.equal(world.hall.readOf(101, 11).last_read_id, message.id);
  assert.equal(world.views.guildList.value[0].unread, false);
  assert.ok(world.views.channel(11).value.rows.some((row) => row.type === 'new'), 'the line stays for this visit');
  world.actions.openChannel(1, 12);
  assert.ok(!world.views.channel(11).value.rows.some((row) => row.type === 'new'));
});

test('a message marked unread stays so until the channel is opened again', async () => {
  const world = createWorld();
  for (const text of ['a', 'b', 'c']) world.hall.send(BORIS, 11, text);
  await world.enter();
  const [, second] = world.hall.list(11);
  const asked = world.actions.markUnread(11, second.id);
  await world.clock.advance(2000);
  assert.deepEqual(await asked, { ok: true });
  assert.equal(world.hall.readOf(101, 11).last_read_seq, 1, 'the server knows, and so do other devices');
  assert.equal(world.views.guildList.value[0].unread, true);
  const rows = world.views.channel(11).value.rows;
  const line = rows.findIndex((row) => row.type === 'new');
  const next = rows[line + 1];
  assert.equal(next.type === 'message' && next.message.id, second.id);
  world.actions.markRead(11);
  assert.equal(world.views.guildList.value[0].unread, false);
});

test('a reaction shows at once and goes back when refused', async () => {
  const world = createWorld({ delay: 30 });
  const { id } = world.hall.send(BORIS, 11, 'funny');
  world.hall.react(CLARA, 11, id, '👍', true);
  await world.enter();
  const shown = () => world.messageRows(11)[0].message.reactions;
  world.actions.toggleReaction(11, id, '👍');
  assert.deepEqual(shown(), [{ emoji: '👍', count: 2, me: true }]);
  await world.clock.advance(500);
  assert.deepEqual(shown(), [{ emoji: '👍', count: 2, me: true }]);
  world.line.refusals.set('remove_reaction', [{ code: 'forbidden', message: 'No.' }]);
  const refused = world.actions.toggleReaction(11, id, '👍');
  assert.deepEqual(shown(), [{ emoji: '👍', count: 1, me: false }]);
  world.hall.react(BORIS, 11, id, '👍', true);
  await world.clock.advance(500);
  assert.equal((await refused).ok, false);
  assert.deepEqual(shown(), [{ emoji: '👍', count: 3, me: true }]);
});

test('an edit shows at once and goes back when refused; a deletion waits for its answer', async () => {
  const world = createWorld({ delay: 30 });
  await world.enter();
  world.actions.send(11, 'frist');
  await world.clock.advance(500);
  const { id } = world.hall.list(11)[0];
  assert.equal(world.views.lastOwnMessage(11).value?.id, id);
  world.actions.editMessage(11, id, 'first');
  assert.deepEqual(world.texts(11), ['first']);
  await world.clock.advance(500);
  assert.deepEqual(world.texts(11), ['first']);
  world.line.refusals.set('edit_message', [{ code: 'forbidden', message: 'No.' }]);
  world.actions.editMessage(11, id, 'second');
  assert.deepEqual(world.texts(11), ['second']);
  await world.clock.advance(500);
  assert.deepEqual(world.texts(11), ['first']);
  world.actions.deleteMessage(11, id);
  await world.clock.advance(500);
  assert.deepEqual(world.texts(11), []);
  assert.equal(world.store.channels.value.byId[11].last_message_id, null);
});

test('typing is told every six seconds at most, never when empty; that of others goes after ten', async () => {
  const world = createWorld();
  await world.enter();
  world.line.requests.length = 0;
  for (const text of ['', ' ', 'h', 'he', 'hel']) world.actions.typing(11, text);
  assert.deepEqual(world.line.requests, ['typing']);
  await world.clock.advance(6000);
  world.actions.typing(11, 'hell');
  assert.deepEqual(world.line.requests, ['typing', 'typing']);
  world.hall.tellRoom(11, 'user_typing', { channel_id: 11, user_id: BORIS.id, username: 'boris' });
  await world.clock.advance(100);
  world.hall.tellRoom(11, 'user_typing', { channel_id: 11, user_id: CLARA.id, username: 'clara' });
  await world.clock.advance(100);
  assert.deepEqual(world.views.typing(11).value, ['boris', 'clara']);
  world.hall.send(BORIS, 11, 'done');
  await world.clock.advance(100);
  assert.deepEqual(world.views.typing(11).value, ['clara']);
  await world.clock.advance(10_100);
  assert.deepEqual(world.views.typing(11).value, []);
});

test('the address leads: a link opens its channel, back returns, a wrong one leads to the nearest', async () => {
  const world = createWorld({ path: '/channels/1/999' });
  await world.enter();
  assert.equal(world.address.path(), '/channels/1/11');
  world.actions.openGuild(2);
  assert.equal(world.views.currentChannel.value?.id, 21);
  world.address.back();
  assert.equal(world.views.currentChannel.value?.id, 11);
  world.actions.openChannel(1, 12);
  world.actions.openGuild(2);
  world.actions.openGuild(1);
  assert.equal(world.views.currentChannel.value?.id, 12);
});

test('a long history: pages both ways, a jump, and the way back to the present', async () => {
  const world = createWorld();
  for (let index = 1; index <= 700; index += 1) world.hall.send(BORIS, 11, `m${index}`);
  await world.enter();
  assert.equal(world.texts(11).length, 49, 'the first waits for what stands above it');
  for (let page = 0; page < 9; page += 1) {
    world.actions.loadOlder(11);
    world.actions.loadOlder(11);
    await world.clock.advance(100);
  }
  assert.equal(world.texts(11).length, 399);
  assert.equal(world.texts(11)[0], 'm202');
  assert.equal(world.views.channel(11).value.more.after, true);
  world.hall.send(BORIS, 11, 'live');
  await world.clock.advance(100);
  assert.equal(world.views.channel(11).value.newer, 1);
  assert.ok(!world.texts(11).includes('live'));
  for (let page = 0; page < 3; page += 1) {
    world.actions.loadNewer(11);
    await world.clock.advance(100);
  }
  assert.equal(world.texts(11).at(-1), 'live');
  assert.equal(world.views.channel(11).value.newer, 0);
  const hidden = world.store.messages.value.byChannel[11].messages[0];
  world.actions.jumpTo(11, hidden.id);
  await world.clock.advance(100);
  assert.ok(world.texts(11).includes(hidden.content), 'one can jump to it');
  const target = world.hall.list(11)[9];
  const jump = world.actions.jumpTo(11, target.id);
  await world.clock.advance(100);
  assert.deepEqual(await jump, { ok: true });
  assert.deepEqual(world.store.jump.value, { channelId: 11, messageId: target.id, token: 2 });
  assert.ok(world.texts(11).includes('m10'));
  world.actions.send(11, 'mine');
  await world.clock.advance(500);
  assert.equal(world.texts(11).at(-1), 'mine');
  assert.equal(world.views.channel(11).value.more.after, false);
});

test('a hundred messages in one frame cost one change of the rows', async () => {
  const world = createWorld();
  await world.enter();
  let paintings = 0;
  const stop = world.views.channel(11).subscribe(() => {
    paintings += 1;
  });
  paintings = 0;
  for (let index = 0; index < 100; index += 1) world.hall.send(BORIS, 11, `m${index}`);
  await world.clock.advance(100);
  stop();
  assert.equal(world.texts(11).length, 100);
  assert.equal(paintings, 1);
});

test('slow mode: a short wait is waited, a long one is told to the writer', async () => {
  const world = createWorld();
  await world.enter();
  world.line.refusals.set('send_message', [{ code: 'slow_mode', message: 'Slow.', retry_after: 5 }]);
  world.actions.send(11, 'soon');
  await world.clock.advance(6000);
  assert.deepEqual(world.hall.list(11).map((message) => message.content), ['soon']);
  world.line.refusals.set('send_message', [{ code: 'slow_mode', message: 'Slow.', retry_after: 600 }]);
  world.actions.send(11, 'later');
  await world.clock.advance(1000);
  assert.equal(world.messageRows(11).at(-1)?.message.error?.code, 'slow_mode');
});

test('nobody is told of a command that is being written, and who is blocked types unseen', async () => {
  const world = createWorld();
  await world.enter();
  const told = () => world.line.requests.filter((request) => request === 'typing').length;
  world.actions.typing(11, '/me');
  world.actions.typing(11, '  ');
  assert.equal(told(), 0);
  world.actions.typing(11, 'hello');
  world.actions.typing(11, 'hello there');
  assert.equal(told(), 1);
  for (const { id, username } of [BORIS, CLARA]) world.hall.tellRoom(11, 'user_typing', { channel_id: 11, user_id: id, username });
  await world.clock.advance(100);
  assert.deepEqual(world.views.typing(11).value, ['boris', 'clara']);
  world.hall.announce({ name: 'friend_created', payload: { user: BORIS, kind: 'blocked', since: '2026-11-26T12:00:00.000Z' }, to: () => true });
  await world.clock.advance(100);
  assert.deepEqual(world.views.typing(11).value, ['clara']);
});

test('a guild’s emoji is a picture before the server has answered', async () => {
  const world = createWorld();
  await world.enter();
  const emoji = { id: 7, name: 'wave', url: '/media/wave.webp', animated: false };
  world.actions.send(11, 'hi <:wave:7>', { emojis: [emoji] });
  assert.deepEqual(world.messageRows(11)[0].message.emojis, [emoji]);
  await world.clock.advance(500);
  assert.equal(world.hall.list(11)[0].content, 'hi <:wave:7>');
});
