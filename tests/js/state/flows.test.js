import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BORIS, CLARA } from '../support/hall.js';
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
