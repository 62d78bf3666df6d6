import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGuildOrder } from '../../../static/js/state/actions/guild_order.js';
import { createNotifying, wished } from '../../../static/js/state/actions/notifying.js';
import { createPlacing } from '../../../static/js/state/actions/placing.js';
import { createRoles } from '../../../static/js/state/actions/roles.js';
import { accessOf, privateOverwrites, triOf, withAccess, withOverwrite } from '../../../static/js/state/overwrites.js';
import { isPrivate } from '../../../static/js/state/permissions.js';
import { dropGoal } from '../../../static/js/features/channels/drop-goal.js';
import { createWorld } from '../support/world.js';

/** The world, and a server behind it that says what it is told to say. @param {(method: string, path: string, body: any) => any} answer */
async function enter(answer) {
  const world = createWorld();
  await world.enter();
  /** @type {[string, string, any][]} */
  const asked = [];
  const call = (/** @type {string} */ method) => async (/** @type {string} */ path, /** @type {any} */ body) => {
    asked.push([method, path, body]);
    return answer(method, path, body);
  };
  /** @param {(core: any) => any} create */
  const use = (create) => world.app.use((/** @type {any} */ core) => create({ ...core, api: { ...core.api, get: call('GET'), put: call('PUT'), patch: call('PATCH'), post: call('POST'), remove: call('DELETE') } }));
  return { world, asked, use };
}

const REFUSED = { ok: false, error: { code: 'forbidden', message: 'No.' } };
const EVERYONE = { id: 1, type: /** @type {const} */ ('role'), allow: 0, deny: 0 };

test('who sees and who writes is one word, and that word is kept', () => {
  for (const access of /** @type {const} */ (['write', 'read', 'none', 'inherit'])) assert.equal(accessOf(withAccess(EVERYONE, access)), access);
  assert.equal(accessOf({ allow: 0, deny: 2 ** 11 }), 'custom');
  assert.equal(withAccess({ ...EVERYONE, allow: 2 ** 15 }, 'read').allow, 2 ** 15 + 2 ** 10);
});

test('a private channel is closed to everyone and open to some', () => {
  const said = privateOverwrites(1, [{ id: 5, type: 'member' }]);
  assert.ok(isPrivate(said, 1) && !isPrivate(said, 2) && !isPrivate([], 1));
  assert.deepEqual(said.map((one) => triOf(one, 'VIEW_CHANNEL')), ['deny', 'allow']);
  assert.deepEqual(withOverwrite(said, EVERYONE, 1).map(({ id }) => id), [5]);
  assert.equal(withOverwrite(said, { ...EVERYONE, id: 9 }, 1).length, 3);
});

test('a channel stands in its new place at once, and in the old one again when that is refused', async () => {
  const { world, use } = await enter(() => REFUSED);
  const { placeChannel } = use(createPlacing);
  const ids = () => world.views.channelSections(1).value.flatMap(({ channels }) => channels.map(({ channel }) => channel.id));
  assert.deepEqual(ids(), [11, 12]);
  const work = placeChannel(world.store.channels.value.byId[12], { parentId: null, beforeId: 11 });
  assert.deepEqual(ids(), [12, 11]);
  assert.equal((await work).ok, false);
  assert.deepEqual(ids(), [11, 12]);
});

test('what did not move asks nothing of the server', async () => {
  const { world, asked, use } = await enter(() => REFUSED);
  assert.deepEqual(await use(createPlacing).placeChannel(world.store.channels.value.byId[11], { parentId: null, beforeId: 12 }), { ok: true });
  assert.deepEqual(asked, []);
});

test('overwrites are told one by one, only those that changed, and the first refusal ends it', async () => {
  const { world, asked, use } = await enter((method) => (method === 'DELETE' ? { ok: true, data: world.store.channels.value.byId[11] } : REFUSED));
  const said = [{ ...EVERYONE, deny: 1024 }, { ...EVERYONE, id: 8, allow: 1 }, { ...EVERYONE, id: 9, allow: 4 }];
  const result = await use(createPlacing).saveOverwrites({ ...world.store.channels.value.byId[11], overwrites: said }, [said[0], { ...said[1], allow: 2 }]);
  assert.equal(result.ok, false);
  assert.deepEqual(asked.map(([method, path]) => `${method} ${path}`), ['DELETE /channels/11/overwrites/9', 'PUT /channels/11/overwrites/8']);
});

test('a muted channel is not bold, its mute ends by itself, and its guild keeps quiet with it', async () => {
  const { world, use } = await enter((_, __, body) => ({ ok: true, data: wished({ target_id: 12, level: null, muted_until: null, suppress_everyone: false, suppress_roles: false }, body, world.clock.now()) }));
  world.hall.send(world.hall.users[1], 12, 'hello');
  await world.clock.advance(100);
  const row = () => world.views.channelSections(1).value.flatMap(({ channels }) => channels).find(({ channel }) => channel.id === 12);
  assert.deepEqual([row()?.unread, row()?.muted], [true, false]);
  await use(createNotifying).setNotifications({ kind: 'channel', id: 12 }, { muted_for: 900 });
  assert.deepEqual([row()?.unread, row()?.muted, world.views.guildList.value[0].unread], [false, true, false]);
  await world.clock.advance(901_000);
  assert.deepEqual([row()?.unread, row()?.muted], [true, false]);
});

test('muted channels can be left out of the list, but not the open one', async () => {
  const { world, use } = await enter((_, __, body) => ({ ok: true, data: { target_id: 12, level: null, muted_until: 'forever', suppress_everyone: false, suppress_roles: false, ...body } }));
  await use(createNotifying).setNotifications({ kind: 'channel', id: 12 }, { muted_for: 0 });
  world.actions.setPref('hideMuted', true);
  const ids = () => world.views.channelSections(1).value.flatMap(({ channels }) => channels.map(({ channel }) => channel.id));
  assert.deepEqual(ids(), [11]);
  world.actions.openChannel(1, 12);
  assert.deepEqual(ids(), [11, 12]);
});

test('a wish for notifications that is refused is taken back', async () => {
  const { world, use } = await enter(() => REFUSED);
  const work = use(createNotifying).setNotifications({ kind: 'guild', id: 1 }, { level: 'nothing' });
  assert.equal(world.store.notifications.value.byTarget[1].level, 'nothing');
  await work;
  assert.equal(world.store.notifications.value.byTarget[1].level, null);
});

test('guilds stand in my order at once; refused, as before', async () => {
  let answer = /** @type {any} */ ({ ok: true, data: {} });
  const { world, asked, use } = await enter(() => answer);
  world.hall.users[0] = { ...world.hall.users[0] };
  const order = use(createGuildOrder);
  const ids = () => world.views.guildList.value.map(({ guild }) => guild.id);
  assert.deepEqual(ids(), [1, 2]);
  await order.stepEntry('g:2', -1);
  assert.deepEqual([ids(), asked[0]], [[2, 1], ['PATCH', '/me/settings', { guild_order: [2, 1] }]]);
  answer = REFUSED;
  assert.equal((await order.makeFolder(2, 1)).ok, false);
  assert.deepEqual(world.views.guildOrder.value, [2, 1]);
});

test('through the eyes of a role one only looks', async () => {
  const { world, use } = await enter(() => ({ ok: true, data: { permissions: 1024, channels: [{ id: 11, permissions: 1024 + 2048 }] } }));
  const roles = use(createRoles);
  assert.ok(world.views.can(11, 'SEND_MESSAGES') && world.views.canInGuild(1, 'MANAGE_CHANNELS'));
  await roles.viewAs(1, []);
  assert.deepEqual([world.views.previewOf(11), world.views.previewOf(12), world.views.previewOf(21)], ['write', 'hidden', null]);
  assert.ok(world.views.can(11, 'VIEW_CHANNEL') && !world.views.can(11, 'SEND_MESSAGES') && !world.views.can(12, 'VIEW_CHANNEL'));
  assert.ok(!world.views.canInGuild(1, 'MANAGE_CHANNELS') && world.views.canInGuild(2, 'MANAGE_CHANNELS'));
  roles.stopViewing();
  assert.ok(world.views.can(11, 'SEND_MESSAGES') && world.views.previewOf(11) === null);
});

test('an owner stands above all roles; a member as high as the highest of theirs', async () => {
  const { world } = await enter(() => REFUSED);
  assert.equal(world.views.rankIn(2), Number.POSITIVE_INFINITY);
  assert.equal(world.views.rankIn(1), 0);
});

test('what is dropped on a category goes to its top, above the first one to those without', () => {
  /** @param {number} id @param {number} position @param {number|null} [parent_id] @param {string} [type] @returns {any} */
  const channel = (id, position, parent_id = null, type = 'text') => ({ id, guild_id: 1, position, parent_id, type });
  const all = [channel(1, 0), channel(9, 1, null, 'category'), channel(2, 2, 9), channel(3, 3, 9), channel(8, 4, null, 'category')];
  const byId = Object.fromEntries(all.map((one) => [one.id, one]));
  assert.deepEqual(dropGoal(byId, byId[1], byId[9], 'into'), { parentId: 9, beforeId: 2 });
  assert.deepEqual(dropGoal(byId, byId[1], byId[8], 'into'), { parentId: 8, beforeId: null });
  assert.deepEqual(dropGoal(byId, byId[3], byId[9], 'before'), { parentId: null, beforeId: null });
  assert.deepEqual(dropGoal(byId, byId[1], byId[2], 'after'), { parentId: 9, beforeId: 3 });
  assert.deepEqual(dropGoal(byId, byId[3], byId[2], 'before'), { parentId: 9, beforeId: 2 });
  assert.deepEqual(dropGoal(byId, byId[9], byId[8], 'after'), { parentId: null, beforeId: null });
  assert.deepEqual(dropGoal(byId, byId[8], byId[9], 'before'), { parentId: null, beforeId: 9 });
});
