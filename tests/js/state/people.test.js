/** Large guilds, presence with words, relationships, conversations, and how I seem to others. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDms } from '../../../static/js/state/actions/dms.js';
import { createFriends } from '../../../static/js/state/actions/friends.js';
import { createModerating } from '../../../static/js/state/actions/moderating.js';
import { createProfiles } from '../../../static/js/state/actions/profiles.js';
import { createStatus } from '../../../static/js/state/actions/status.js';
import { listed } from '../../../static/js/features/friends/listed.js';
import { layOut, nextStop } from '../../../static/js/features/members/layout.js';
import { fits } from '../../../static/js/features/people/fold.js';
import { conversationName } from '../../../static/js/state/views/conversations.js';
import { inSections } from '../../../static/js/state/views/sections.js';
import { createSorted } from '../../../static/js/state/views/sorted.js';
import { ANNA, BORIS, CLARA, user } from '../support/hall.js';
import { createWorld } from '../support/world.js';

/** A world whose server answers certain requests as the test says. @param {Record<string, [number, any]>} [answers] `METHOD /path` -> status and body */
async function worldWith(answers = {}) {
  const world = createWorld();
  await world.enter();
  /** @type {string[]} */
  const asked = [];
  /** @param {string} method */
  const answer = (method) => async (/** @type {string} */ path) => {
    asked.push(`${method} ${path}`);
    const [status, data] = answers[`${method} ${path}`] ?? [404, { code: 'not_found', message: '' }];
    return status < 300 ? { ok: true, data } : { ok: false, error: { status, ...data } };
  };
  const api = { get: answer('GET'), post: answer('POST'), put: answer('PUT'), patch: answer('PATCH'), remove: answer('DELETE'), upload: answer('UPLOAD') };
  /** @template T @param {(core: any, app: any) => T} create @returns {T} */
  const use = (create) => world.app.use((core, app) => create({ ...core, api }, app));
  return { ...world, asked, use };
}

const since = '2026-11-23T09:00:00.000Z';

test('a request is asked for, refused, accepted; what has ended meanwhile is no error', async () => {
  const { use, store } = await worldWith({
    'POST /friends/request': [201, { user: BORIS, kind: 'outgoing', since }],
    [`POST /friends/${CLARA.id}/accept`]: [409, { code: 'conflict', message: '' }],
    [`DELETE /friends/${BORIS.id}`]: [404, { code: 'not_found', message: '' }],
    [`PUT /friends/${BORIS.id}/block`]: [200, { user: BORIS, kind: 'blocked', since }],
  });
  const friends = use(createFriends);
  assert.deepEqual(await friends.request(' @boris '), { ok: true });
  assert.equal(store.friends.value.byUser[BORIS.id].kind, 'outgoing');
  assert.equal((await friends.accept(CLARA.id)).ok, false);
  assert.deepEqual(await friends.remove(BORIS.id), { ok: true });
  assert.equal(store.friends.value.byUser[BORIS.id], undefined);
  await friends.block(BORIS.id);
  assert.equal(store.friends.value.byUser[BORIS.id].kind, 'blocked');
});

const dm = (/** @type {object} */ fields = {}) => ({ id: 90, guild_id: null, type: 'dm', name: null, icon: null, owner_id: null, recipients: [ANNA, BORIS], last_message_id: null, last_seq: 0, permissions: 2048, ...fields });

test('a conversation is begun once, opened, written in, and left', async () => {
  const { use, asked, store, address } = await worldWith({ 'POST /dms': [201, dm()], 'DELETE /dms/90': [200, null] });
  const dms = use(createDms);
  await dms.open([BORIS.id]);
  assert.equal(address.path(), '/channels/@me/90');
  await dms.write(BORIS.id, 'hello');
  assert.deepEqual(asked.filter((one) => one === 'POST /dms'), ['POST /dms']);
  assert.equal(store.outbox.value.items[0].content, 'hello');
  await dms.leave(90);
  assert.equal(address.path(), '/channels/@me');
  assert.equal(store.channels.value.byId[90], undefined);
});

test('who cannot be written to is said, and nothing is opened', async () => {
  const { use, address } = await worldWith({ 'POST /dms': [403, { code: 'forbidden', message: '' }] });
  const before = address.path();
  const result = await use(createDms).write(CLARA.id, 'hello');
  assert.equal(!result.ok && result.error.code, 'forbidden');
  assert.equal(address.path(), before);
});

test('a group loses whoever is removed, and stops at whom it cannot add', async () => {
  const group = dm({ type: 'group', name: 'Kiln', owner_id: ANNA.id, recipients: [ANNA, BORIS, CLARA] });
  const { use, store, asked } = await worldWith({
    'POST /dms': [201, group],
    [`DELETE /dms/90/members/${BORIS.id}`]: [200, null],
    'PUT /dms/90/members/7': [403, { code: 'forbidden', message: '' }],
  });
  const dms = use(createDms);
  await dms.open([BORIS.id, CLARA.id], 'Kiln');
  await dms.removeMember(90, BORIS.id);
  assert.deepEqual(store.channels.value.byId[90].recipients?.map(({ id }) => id), [ANNA.id, CLARA.id]);
  assert.equal(store.channels.value.byId[90].name, 'Kiln');
  assert.equal((await dms.add(90, [7, 8])).ok, false);
  assert.ok(!asked.includes('PUT /dms/90/members/8'));
});

test('a role is shown at once and taken back when it is refused', async () => {
  const { use, store } = await worldWith({ [`PUT /guilds/1/members/${BORIS.id}/roles/900`]: [403, { code: 'forbidden', message: '' }] });
  const given = use(createModerating).setRole(1, BORIS.id, 900, true);
  assert.deepEqual(store.members.value.byGuild[1].byId[BORIS.id].roles, [900]);
  assert.equal((await given).ok, false);
  assert.deepEqual(store.members.value.byGuild[1].byId[BORIS.id].roles, []);
});

test('a status that is refused is the old one again', async () => {
  const { use, store } = await worldWith({ 'PUT /me/status': [503, { code: 'unavailable', message: '' }] });
  const said = use(createStatus).setStatus('dnd');
  assert.equal(store.session.value.me?.status, 'dnd');
  assert.equal((await said).ok, false);
  assert.notEqual(store.session.value.me?.status, 'dnd');
});

test('nobody at the window is told, and told again to a new connection', async () => {
  const world = createWorld();
  await world.enter();
  /** @type {boolean[]} */
  const told = [];
  const status = world.app.use((core) => createStatus({ ...core, live: { ...core.live, request: async (/** @type {string} */ name, /** @type {any} */ { active }) => { if (name === 'set_active') told.push(active); } } }));
  status.setActive(true);
  status.setActive(false);
  status.setActive(false);
  world.line.cut();
  await world.clock.advance(20_000);
  status.setActive(true);
  assert.deepEqual(told, [false, false, true]);
});

test('notes are kept for each account in this browser', async () => {
  const { use, shelf } = await worldWith();
  const profiles = use(createProfiles);
  profiles.setNote(BORIS.id, 'owes me a mug');
  assert.equal(profiles.note(BORIS.id), 'owes me a mug');
  assert.deepEqual([...shelf.keys()].filter((key) => key.includes('note')), [`guildhall.note.${ANNA.id}.${BORIS.id}`]);
  profiles.setNote(BORIS.id, ' ');
  assert.equal(profiles.note(BORIS.id), '');
});

test('a group without a name has those of some in it', () => {
  const people = ['boris', 'clara', 'dmitri', 'eve', 'fay'].map((name, index) => user(200 + index, name));
  const group = /** @type {any} */ (dm({ type: 'group', recipients: [ANNA, ...people] }));
  assert.equal(conversationName(group, ANNA.id), 'boris, clara, dmitri +2');
  assert.equal(conversationName({ ...group, recipients: [ANNA, ...people.slice(0, 3)] }, ANNA.id), 'boris, clara, dmitri');
  assert.equal(conversationName({ ...group, recipients: [ANNA] }, ANNA.id), 'anna');
});

test('tabs of friends: who is online, requests to answer first', () => {
  /** @type {import('../../../static/js/state/types.js').Relationship[]} */
  const all = [
    { user: BORIS, kind: 'friend', since },
    { user: user(7, 'Eve'), kind: 'outgoing', since },
    { user: user(8, 'zoe'), kind: 'incoming', since },
    { user: CLARA, kind: 'friend', since },
    { user: user(9, 'mallory'), kind: 'blocked', since },
  ];
  const names = (/** @type {any} */ tab) => listed(tab, all, { [CLARA.id]: 'idle' }).map((one) => one.user.username);
  assert.deepEqual([names('online'), names('all'), names('pending'), names('blocked')], [['clara'], ['boris', 'clara'], ['zoe', 'Eve'], ['mallory']]);
  assert.ok(fits('@ZO', 'Zoé', null) && fits('zoe', 'Zoé') && !fits('x', null, 'Zoé'));
});

/** @param {number} id @param {object} [fields] */
const member = (id, fields = {}) => /** @type {import('../../../static/js/state/types.js').Member} */ ({ user: user(id, `person${id}`), nickname: null, joined_at: since, roles: [], status: 'offline', ...fields });

test('of a large guild those who are online are listed, and the others when somebody asks', async () => {
  const world = createWorld();
  world.hall.guilds[0].member_count = 5000;
  const crowd = Array.from({ length: 2500 }, (_, index) => member(1000 + index));
  const online = [member(2, { status: 'online' }), member(1, { status: 'dnd', custom_status: { text: 'busy', emoji: null, until: null } })];
  world.hall.members = /** @type {any} */ ((/** @type {URLSearchParams} */ query) => {
    if (query.get('online')) return online;
    if (query.getAll('id').length > 0) return crowd.filter(({ user: { id } }) => query.getAll('id').includes(String(id)));
    return [...online, ...crowd];
  });
  await world.enter();
  crowd[3] = member(1003, { status: 'idle' });
  const drawn = () => world.views.memberSections(1).value;
  assert.deepEqual(drawn().sections.map(({ key, members, count }) => [key, members.length, count]), [['online', 2, 2], ['offline', 0, 4998]]);
  assert.equal(drawn().offline, 'folded');
  assert.equal(drawn().sections[0].members[0].custom?.text, 'busy');

  world.hall.announce({ name: 'presence_changed', payload: { guild_id: 1, changes: [{ user_id: 1003, status: 'idle', custom_status: null }] }, to: () => true });
  await world.clock.advance(500);
  assert.deepEqual(drawn().sections[0].members.map(({ id }) => id), [1, 2, 1003]);

  await Promise.all([world.actions.showOffline(1), world.clock.advance(2000)]);
  assert.equal(drawn().offline, 'listed');
  assert.deepEqual(drawn().sections.map(({ key, members }) => [key, members.length]), [['online', 3], ['offline', 2499]]);
});

test('whoever is not among those who are online any more is offline', async () => {
  const world = createWorld();
  world.hall.guilds[0].member_count = 5000;
  let online = [member(1, { status: 'online' }), member(2, { status: 'online' })];
  world.hall.members = /** @type {any} */ (() => online);
  await world.enter();
  assert.equal(world.store.presence.value.byUser[2], 'online');
  online = [online[0]];
  world.line.recoverable = false;
  world.line.cut();
  await world.clock.advance(20_000);
  assert.deepEqual([world.store.presence.value.byUser[1], world.store.presence.value.byUser[2]], ['online', undefined]);
});

test('fifty thousand people: one who comes or changes costs little', () => {
  const statuses = /** @type {Record<number, any>} */ ({});
  /** @type {Record<number, any>} */
  const byId = {};
  for (let id = 1; id <= 50_000; id += 1) {
    byId[id] = member(id);
    if (id % 25 === 0) statuses[id] = 'online';
  }
  /** @type {Map<any, any>} */
  const known = new Map();
  const describe = (/** @type {any} */ one) => {
    if (!known.has(one)) known.set(one, { id: one.user.id, name: one.nickname ?? one.user.username, user: one.user, hoisted: null });
    return known.get(one);
  };
  const sort = createSorted();
  const roles = {};
  const people = sort(byId, roles, describe);
  assert.deepEqual([people.length, people[0].name, people[49_999].name], [50_000, 'person1', 'person50000']);
  const { 7: _, ...rest } = byId;
  const again = sort({ ...rest, 3: member(3, { nickname: 'zz' }), 60000: member(60_000, { user: user(60_000, 'person2b') }) }, roles, describe);
  assert.deepEqual([again[1].name, again[2].name, again[3].name, again[49_999].name, again.length, known.size], ['person2', 'person2b', 'person4', 'zz', 50_000, 50_002]);
  assert.deepEqual(sort(byId, {}, describe).length, 50_000);
  const sections = inSections(again, statuses);
  assert.deepEqual(sections.map(({ key, count }) => [key, count]), [['online', 2000], ['offline', 48_000]]);
});

test('where rows stand is arithmetic', () => {
  const section = (/** @type {string} */ key, /** @type {number} */ count) => ({ key, role: null, count, members: Array.from({ length: count }, (_, index) => /** @type {any} */ ({ id: index, name: `${key}${index}` })) });
  const layout = layOut([section('online', 3), section('offline', 40_000)], { label: 36, row: 44 });
  assert.deepEqual([layout.count, layout.people, layout.height], [40_005, 40_003, 2 * 36 + 44 * 40_003]);
  for (const index of [0, 1, 3, 4, 5, 20_000, 40_004]) {
    assert.equal(layout.indexAt(layout.topOf(index)), index);
    assert.equal(layout.indexAt(layout.topOf(index) + 20), index);
  }
  assert.deepEqual([layout.at(0).person, layout.at(1).person?.name, layout.at(4).section.key, layout.at(5).person?.name], [null, 'online0', 'offline', 'offline0']);
  assert.equal(layout.at(5).position, 4);
  const isStop = (/** @type {any} */ row) => row.person !== null;
  assert.deepEqual(['Home', 'End', 'ArrowDown', 'ArrowUp'].map((key) => nextStop(layout, 3, key, isStop)), [1, 40_004, 5, 2]);
  assert.equal(nextStop(layout, 40_004, 'ArrowDown', isStop), null);
  assert.equal(layOut([], { label: 36, row: 44 }).indexAt(100), 0);
});
