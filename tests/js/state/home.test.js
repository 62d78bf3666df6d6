/** Friends, direct messages, and what else the start brings besides guilds. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { EVENTS, INITIAL } from '../../../static/js/state/events.js';
import { PERMISSIONS, withBit } from '../../../static/js/state/permissions.js';
import { ANNA, BORIS, CLARA } from '../support/hall.js';
import { createWorld } from '../support/world.js';

const CONTEXT = { meId: ANNA.id, now: 0, viewing: INITIAL.viewing };
const DM = { id: 90, guild_id: null, type: /** @type {const} */ ('dm'), name: null, icon: null, owner_id: null, recipients: [ANNA, BORIS], last_message_id: null, last_seq: 0, permissions: 2048 };

/** @param {string} noun @param {[string, any][]} events @param {any} [from] */
const play = (noun, events, from = /** @type {any} */ (INITIAL)[noun]) =>
  events.reduce((value, [name, payload]) => /** @type {any} */ (EVENTS[name])[noun](value, payload, CONTEXT), from);

/** @param {{hall: import('../support/hall.js').Hall}} world */
const talk = async (world) => {
  world.hall.dms.push(DM);
  await /** @type {any} */ (world).enter();
};

test('a conversation is a channel without a guild, with the name of who else is in it', async () => {
  const world = createWorld({ path: '/channels/@me/90' });
  await talk(world);
  assert.deepEqual(world.store.route.value, { guildId: null, channelId: 90, messageId: null, home: true });
  assert.equal(world.views.channelName(world.store.channels.value.byId[90]), 'boris');
  assert.equal(world.views.can(90, 'SEND_MESSAGES'), true);
  assert.deepEqual(world.views.conversations.value.map(({ name, href }) => [name, href]), [['boris', '/channels/@me/90']]);
  assert.match(world.views.title.value, /@boris/);
});

test('home has no channel, and a conversation that is none leads there', async () => {
  const world = createWorld({ path: '/channels/@me/12345' });
  await talk(world);
  assert.equal(world.address.path(), '/channels/@me');
  assert.equal(world.views.home.value, true);
  world.actions.openGuild(1);
  assert.equal(world.views.home.value, false);
  world.actions.openHome();
  assert.equal(world.address.path(), '/channels/@me');
});

test('conversations come, change and go by events', () => {
  const { permissions: _, ...told } = DM;
  const made = play('channels', [['dm_created', told]]);
  assert.equal(made.byId[90].guild_id, null);
  const renamed = play('channels', [['dm_updated', { ...told, name: 'Kiln' }], ['user_updated', { user: { ...BORIS, display_name: 'B' } }]], made);
  assert.equal(renamed.byId[90].name, 'Kiln');
  assert.equal(renamed.byId[90].recipients[1].display_name, 'B');
  assert.deepEqual(play('channels', [['dm_deleted', { id: 90 }]], renamed).byId, {});
  assert.equal(play('channels', [['access_changed', { guild_id: null, channels: [DM], lost: [] }]]).byId[90].permissions, 2048);
});

test('friends: a request comes, is accepted, ends', () => {
  const asked = play('friends', [['friend_created', { user: BORIS, kind: 'incoming', since: 'then' }]]);
  assert.equal(asked.byUser[BORIS.id].kind, 'incoming');
  const friends = play('friends', [['friend_updated', { user: BORIS, kind: 'friend', since: 'now' }]], asked);
  assert.deepEqual([friends.byUser[BORIS.id].kind, friends.byUser[BORIS.id].since], ['friend', 'now']);
  assert.deepEqual(play('friends', [['friend_deleted', { user_id: BORIS.id }]], friends).byUser, {});
});

test('emojis and stickers of a guild', () => {
  const emoji = { id: 5, guild_id: 1, name: 'cup' };
  const one = play('expressions', [['emoji_created', emoji], ['emoji_created', emoji], ['sticker_created', { ...emoji, id: 6 }]]);
  assert.deepEqual([one.byGuild[1].emojis.length, one.byGuild[1].stickers.length], [1, 1]);
  const renamed = play('expressions', [['emoji_updated', { ...emoji, name: 'mug' }]], one);
  assert.equal(renamed.byGuild[1].emojis[0].name, 'mug');
  assert.deepEqual(play('expressions', [['emoji_deleted', { id: 5, guild_id: 1 }]], renamed).byGuild[1].emojis, []);
});

test('what is sent goes as the answer that was begun, once', async () => {
  const world = createWorld();
  await world.enter();
  const asked = world.hall.send(CLARA, 11, 'Who has the key?');
  await world.clock.advance(100);
  world.actions.startReply(11, asked.id, false);
  world.actions.send(11, 'I have.');
  const { extra } = world.store.outbox.value.items[0];
  assert.deepEqual([extra?.reply_to, extra?.ping, extra?.answered?.deleted], [asked.id, false, false]);
  assert.equal(world.store.replying.value[11], undefined);
  world.actions.startReply(11, asked.id);
  world.hall.remove(11, asked.id);
  await world.clock.advance(100);
  assert.equal(world.store.replying.value[11], undefined);
});

test('a message may be nothing but its files', async () => {
  const world = createWorld();
  await world.enter();
  assert.equal(world.actions.send(11, '  '), null);
  const file = { id: 7, url: '/f', name: 'a.txt', size: 1, content_type: 'text/plain' };
  assert.notEqual(world.actions.send(11, '', { files: [file] }), null);
  assert.deepEqual(world.messageRows(11).at(-1)?.message.files, [file]);
});

test('late actions are made once', async () => {
  const world = createWorld();
  let times = 0;
  /** @param {import('../../../static/js/state/env.js').Core} core */
  const create = ({ api }) => {
    times += 1;
    return { api };
  };
  assert.equal(world.app.use(create), world.app.use(create));
  assert.equal(times, 1);
});

test('the client knows the permissions of docs/permissions.md', () => {
  const written = [...readFileSync('docs/permissions.md', 'utf8').matchAll(/^\| (\d+) \| `([A-Z_]+)`/gm)].map(([, bit, name]) => ({ name, bit: Number(bit) }));
  assert.deepEqual(PERMISSIONS, written);
  assert.equal(withBit(withBit(0, 'BYPASS_SLOWMODE', true), 'BYPASS_SLOWMODE', false), 0);
});
