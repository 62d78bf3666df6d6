/** Whatever happens, in whatever order, over however bad a line: what the client has made of events is what a fresh start would show. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isShown } from '../../../static/js/state/window.js';
import { ANNA, BORIS, CLARA } from '../support/hall.js';
import { createWorld } from '../support/world.js';

const HOT = 11;
const EMOJI = ['👍', '🎉'];
const RUNS = 20;
const STEPS = 200;

/** @typedef {ReturnType<typeof createWorld>} World */

/** @param {World} world @param {number} channelId */
const someMessage = ({ hall, dice }, channelId) => dice.pick(hall.list(channelId));

/** What the others do. @type {((world: World, channelId: number) => void)[]} */
const OTHERS = [
  ({ hall, dice }, channelId) => void hall.send(dice.pick([BORIS, CLARA]), channelId, `theirs ${hall.lastId}`),
  ({ hall, dice }, channelId) => void hall.send(dice.pick([BORIS, CLARA]), channelId, `theirs ${hall.lastId}`),
  (world, channelId) => void world.hall.edit(channelId, someMessage(world, channelId)?.id ?? 0, `edited ${world.hall.lastId}`),
  (world, channelId) => void world.hall.remove(channelId, someMessage(world, channelId)?.id ?? 0),
  (world, channelId) => {
    const { hall, dice } = world;
    hall.react(dice.pick([BORIS, CLARA]), channelId, someMessage(world, channelId)?.id ?? 0, dice.pick(EMOJI), dice.random() < 0.7);
  },
  ({ hall, dice }) => hall.setOnline(dice.pick([BORIS, CLARA]).id, dice.random() < 0.5),
  ({ hall }, channelId) => void (hall.list(channelId).length > 0 && hall.ack(ANNA.id, channelId, hall.list(channelId).at(-1)?.id ?? 0)),
];

/** @param {World} world */
const someShown = (world) => world.dice.pick(world.store.messages.value.byChannel[world.store.route.value.channelId ?? 0]?.messages ?? []);

/** What I do. @type {((world: World, channelId: number) => void)[]} */
const MINE = [
  ({ actions, hall }, channelId) => void actions.send(channelId, `mine ${hall.lastId}`),
  ({ actions, hall }, channelId) => void actions.openChannel(hall.find(channelId).guild_id, channelId),
  (world) => void world.actions.toggleReaction(world.store.route.value.channelId ?? 0, someShown(world)?.id ?? 0, world.dice.pick(EMOJI)),
  (world) => void world.actions.editMessage(world.store.route.value.channelId ?? 0, someShown(world)?.id ?? 0, `changed ${world.hall.lastId}`),
  (world) => void world.actions.deleteMessage(world.store.route.value.channelId ?? 0, someShown(world)?.id ?? 0),
  ({ actions, store }) => void actions.loadOlder(store.route.value.channelId ?? 0),
  ({ actions, store }) => void actions.loadNewer(store.route.value.channelId ?? 0),
  (world, channelId) => void world.actions.jumpTo(channelId, someMessage(world, channelId)?.id ?? 0),
  ({ actions, store }) => void actions.jumpToPresent(store.route.value.channelId ?? 0),
  ({ actions, dice, store }) => actions.setViewing(store.route.value.channelId ?? 0, dice.random() < 0.5),
  ({ actions, dice }) => actions.setFocused(dice.random() < 0.5),
];

/** What happens to the line. @type {((world: World) => void)[]} */
const FATE = [
  ({ line }) => line.cut(),
  ({ line }) => line.cut(true),
  ({ line }) => {
    line.acksToLose += 1;
  },
  ({ line, clock }) => {
    line.up = false;
    clock.setTimeout(() => {
      line.up = true;
    }, 1500);
  },
  ({ line }) => void line.refusals.set('send_message', [{ code: 'rate_limited', message: 'Slow down.', retry_after: 1 }]),
  ({ line }) => {
    for (const socket of line.sockets) socket.deliver('resync_required', { reason: 'gap' });
  },
];

/** @param {World} world */
async function live(world) {
  const { dice, hall, clock } = world;
  for (let step = 0; step < STEPS; step += 1) {
    const channelId = dice.random() < 0.5 ? HOT : dice.pick(hall.channels).id;
    const throwOf = dice.random();
    if (throwOf < 0.55) dice.pick(OTHERS)(world, channelId);
    else if (throwOf < 0.95) dice.pick(MINE)(world, channelId);
    else dice.pick(FATE)(world);
    if (dice.random() < 0.6) await clock.advance(dice.int(200));
  }
  world.line.up = true;
  world.line.acksToLose = 0;
  await clock.advance(120_000);
}

/** @param {World} world */
function check(world) {
  const { hall, store } = world;
  const fresh = hall.bootstrap(ANNA.id);
  assert.deepEqual(store.outbox.value.items, []);
  for (const channel of fresh.guilds.flatMap((guild) => guild.channels)) checkChannel(world, channel);
  for (const guildId of Object.keys(store.members.value.byGuild)) {
    for (const { user, status } of hall.members()) assert.equal(store.presence.value.byUser[user.id] ?? 'offline', status, `presence of ${user.username} in guild ${guildId}`);
  }
  assert.equal(store.presence.value.loads, 0);
}

/** @param {World} world @param {import('../../../static/js/state/types.js').Channel} channel */
function checkChannel({ hall, store, app }, channel) {
  const known = store.channels.value.byId[channel.id];
  assert.ok((known.last_message_id ?? 0) >= (channel.last_message_id ?? 0), 'an unread signal is missing');
  const read = store.readStates.value.byChannel[channel.id];
  assert.equal(read?.last_read_id ?? null, hall.readOf(ANNA.id, channel.id).last_read_id, 'read state');
  const window = store.messages.value.byChannel[channel.id];
  if (channel.id === store.viewing.value.channelId) assert.equal(window?.stale, false, 'the open channel is up to date');
  if (!window || window.stale) return;
  assert.equal(window.status, 'ready');
  assert.equal(window.loads, 0);
  assert.deepEqual([window.held, window.wishes, window.edits], [[], {}, {}]);
  const truth = hall.list(channel.id).map((message) => hall.seenBy(message, ANNA.id, false));
  const first = window.messages[0]?.seq ?? 0;
  const last = window.messages.at(-1)?.seq ?? 0;
  const expected = truth.filter((message) => (message.seq >= first || !window.more.before) && (message.seq <= last || !window.more.after));
  assert.deepEqual(window.messages.map(plain), expected.map(plain));
  if (window.more.after) return;
  assert.equal(known.last_message_id, channel.last_message_id);
  assert.equal(app.views.channel(channel.id).value.rows.filter((row) => row.type === 'message').length, window.messages.filter((_, index) => isShown(window, index)).length);
}

/** The order of reactions and the nonce are not part of the truth. @param {import('../../../static/js/state/types.js').Message} message */
const plain = ({ nonce: _, reactions, ...rest }) => ({ ...rest, reactions: [...reactions].sort((a, b) => (a.emoji < b.emoji ? -1 : 1)) });

for (const delay of [0, 150, 600]) {
  test(`what events have made is what a fresh start shows (delays up to ${delay} ms)`, async () => {
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const world = createWorld({ seed, delay });
      for (let id = 13; id < 19; id += 1) world.hall.open(id, 1, `c${id}`);
      for (let index = 0; index < 700; index += 1) world.hall.send(BORIS, index % 3 ? HOT : world.dice.pick(world.hall.channels).id, `old ${index}`);
      await world.enter();
      await live(world);
      try {
        check(world);
      } catch (error) {
        throw new Error(`seed ${seed}`, { cause: error });
      }
      const sent = world.hall.channels.flatMap((channel) => world.hall.list(channel.id)).map((message) => message.nonce).filter(Boolean);
      assert.equal(new Set(sent).size, sent.length, `seed ${seed}: nothing is there twice`);
    }
  });
}
