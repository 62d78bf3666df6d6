import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGuildLists } from '../../../static/js/state/actions/guild_lists.js';
import { INITIAL } from '../../../static/js/state/events.js';
import { listKey, REDUCERS } from '../../../static/js/state/lists.js';
import { createStore } from '../../../static/js/state/store.js';

/** @typedef {import('../../../static/js/state/types.js').ListKind} ListKind */

const ada = { id: 7, username: 'ada', display_name: null, avatar: null };

/** A store whose server answers with what it is given, when it is told to. */
function stage() {
  const store = createStore({ frame: (run) => run(), now: () => 0 });
  /** @type {{path: string, answer: (data: any) => Promise<void>}[]} */
  const asked = [];
  const api = {
    get: (/** @type {string} */ path) =>
      new Promise((resolve) => {
        const answer = async (/** @type {any} */ data) => {
          resolve(data);
          await new Promise((done) => setTimeout(done));
        };
        asked.push({ path, answer });
      }),
  };
  const lists = createGuildLists(/** @type {any} */ ({ store, signals: store.signals, api }));
  /** @param {ListKind} kind @param {string} [query] */
  const list = (kind, query) => store.signals.lists.value.byKey[listKey(kind, 1, query)];
  return { store, asked, lists, list };
}

/** @param {string} code */
const invite = (code, created_at = '2026-11-23T09:00:00.000Z') => ({ code, guild_id: 1, created_at, uses: 0 });
/** @param {number} id @param {object} [fields] */
const entry = (id, fields = {}) => ({ id, guild_id: 1, action: 'role_update', actor: ada, created_at: new Date(id * 1000).toISOString(), ...fields });

test('a list comes a page at a time, each after the last', async () => {
  const { asked, lists, list } = stage();
  lists.loadList('members', 1, 'q=a');
  assert.equal(asked[0].path, '/guilds/1/members?q=a&limit=50');
  await asked[0].answer({ ok: true, data: { members: [{ user: { id: 1 }, roles: [] }], next: 1 } });
  lists.loadMore('members', 1, 'q=a');
  lists.loadMore('members', 1, 'q=a');
  assert.equal(asked.length, 2);
  assert.equal(asked[1].path, '/guilds/1/members?q=a&limit=50&after=1');
  await asked[1].answer({ ok: true, data: { members: [{ user: { id: 2 }, roles: [] }], next: null } });
  assert.deepEqual(list('members', 'q=a').items.map(({ user }) => user.id), [1, 2]);
  await lists.loadMore('members', 1, 'q=a');
  assert.equal(asked.length, 2);
});

test('a refusal is kept for the reader, and what was there stays', async () => {
  const { asked, lists, list } = stage();
  lists.loadList('invites', 1);
  await asked[0].answer({ ok: true, data: { invites: [invite('a')] } });
  lists.loadList('invites', 1);
  await asked[1].answer({ ok: false, error: { code: 'unavailable', message: '' } });
  assert.equal(list('invites').error?.code, 'unavailable');
  assert.deepEqual(list('invites').items.map(({ code }) => code), ['a']);
});

test('what happens while the answer is on its way happens to the answer', async () => {
  const { store, asked, lists, list } = stage();
  lists.loadList('invites', 1);
  store.dispatch('invite_deleted', { guild_id: 1, code: 'old' });
  store.dispatch('invite_created', invite('new', '2026-11-24T09:00:00.000Z'));
  await asked[0].answer({ ok: true, data: { invites: [invite('kept'), invite('old')] } });
  assert.deepEqual(list('invites').items.map(({ code }) => code), ['new', 'kept']);
  store.dispatch('invite_updated', { ...invite('kept'), uses: 3 });
  assert.equal(list('invites').items[1].uses, 3);
});

test('an entry that counts on is one entry, and a filter lets in what it asks for', async () => {
  const { store, asked, lists, list } = stage();
  lists.loadList('audit', 1);
  lists.loadList('audit', 1, 'action=member_kick&actor_id=7');
  await asked[0].answer({ ok: true, data: { entries: [entry(5)], next: null } });
  await asked[1].answer({ ok: true, data: { entries: [], next: null } });
  store.dispatch('audit_entry_created', entry(6, { changes: { count: [null, 1] } }));
  store.dispatch('audit_entry_created', entry(6, { changes: { count: [null, 2] } }));
  store.dispatch('audit_entry_created', entry(9, { action: 'member_kick' }));
  store.dispatch('audit_entry_created', entry(10, { action: 'member_kick', actor: null }));
  assert.deepEqual(list('audit').items.map(({ id }) => id), [10, 9, 6, 5]);
  assert.deepEqual(list('audit').items[2].changes.count, [null, 2]);
  assert.deepEqual(list('audit', 'action=member_kick&actor_id=7').items.map(({ id }) => id), [9]);
});

test('a report goes from one tab to the other when it is decided', async () => {
  const { store, asked, lists, list } = stage();
  for (const status of ['open', 'resolved']) lists.loadList('reports', 1, `status=${status}`);
  await asked[0].answer({ ok: true, data: { reports: [entry(3, { status: 'open' })], next: null } });
  await asked[1].answer({ ok: true, data: { reports: [], next: null } });
  store.dispatch('report_updated', entry(3, { status: 'resolved' }));
  assert.deepEqual([list('reports', 'status=open').items.length, list('reports', 'status=resolved').items.length], [0, 1]);
});

test('what an event does not say casts doubt, also while a question is on its way; only the last answer counts', async () => {
  const { store, asked, lists, list } = stage();
  lists.loadList('bans', 1);
  await asked[0].answer({ ok: true, data: { bans: [{ user: ada }], next: null } });
  store.dispatch('ban_created', { guild_id: 1, user_id: 8 });
  assert.equal(list('bans').doubts, 1);
  lists.loadList('bans', 1);
  store.dispatch('ban_created', { guild_id: 1, user_id: 9 });
  assert.equal(list('bans').doubts, 2);
  lists.loadList('bans', 1);
  await asked[2].answer({ ok: true, data: { bans: [{ user: ada }, { user: { ...ada, id: 8 } }], next: null } });
  await asked[1].answer({ ok: true, data: { bans: [], next: null } });
  store.dispatch('ban_deleted', { guild_id: 1, user_id: 7 });
  assert.deepEqual(list('bans').items.map(({ user }) => user.id), [8]);
  store.dispatch('automod_updated', { guild_id: 2 });
  store.dispatch('guild_deleted', { id: 1, reason: 'left' });
  assert.equal(list('bans'), undefined);
});

test('members change where they stand; who comes stands at the end of a whole list, and of no other', async () => {
  const { store, asked, lists, list } = stage();
  const member = { user: ada, roles: [4, 5], nickname: null };
  const bo = { ...member, user: { ...ada, id: 9, username: 'bo' } };
  lists.loadList('members', 1);
  lists.loadList('members', 1, 'q=ad');
  await asked[0].answer({ ok: true, data: { members: [member], next: null } });
  await asked[1].answer({ ok: true, data: { members: [member], next: null } });
  store.dispatch('member_updated', { guild_id: 1, member: { ...member, nickname: 'Countess' } });
  store.dispatch('member_updated', { guild_id: 1, member: bo });
  store.dispatch('role_deleted', { id: 5, guild_id: 1 });
  store.dispatch('member_created', { guild_id: 1, member: bo, member_count: 2 });
  assert.deepEqual(list('members').items.map((one) => [one.user.id, one.nickname, one.roles]), [[7, 'Countess', [4]], [9, null, [4, 5]]]);
  assert.deepEqual(list('members', 'q=ad').items.map((one) => one.user.id), [7]);
  store.dispatch('member_deleted', { guild_id: 1, user_id: 9, member_count: 1 });
  assert.equal(list('members').items.length, 1);
});

test('every event twice does no harm', async () => {
  const { store, asked, lists } = stage();
  lists.loadList('invites', 1);
  await asked[0].answer({ ok: true, data: { invites: [invite('a')] } });
  for (const [name, payload] of /** @type {[string, any][]} */ ([['invite_created', invite('b')], ['invite_updated', invite('b')], ['invite_deleted', { guild_id: 1, code: 'a' }]])) {
    store.dispatch(name, payload);
    const once = store.signals.lists.value;
    assert.deepEqual(REDUCERS[name](once, payload), once);
  }
  assert.equal(INITIAL.lists.byKey.nothing, undefined);
});

test('who is given a role stands among those who hold it, and who loses it does not', async () => {
  const { store, asked, lists, list } = stage();
  const member = (/** @type {number} */ id, /** @type {number[]} */ roles) => ({ user: { id }, roles });
  lists.loadList('members', 1, 'role=9');
  assert.equal(asked[0].path, '/guilds/1/members?role=9&limit=50');
  await asked[0].answer({ ok: true, data: { members: [member(1, [9])], next: 1 } });
  const shown = () => list('members', 'role=9').items.map(({ user }) => user.id);
  store.dispatch('member_updated', { guild_id: 1, member: member(5, [9, 8]) });
  store.dispatch('member_updated', { guild_id: 1, member: member(6, [8]) });
  assert.deepEqual(shown(), [1, 5]);
  store.dispatch('member_updated', { guild_id: 1, member: member(1, []) });
  assert.deepEqual(shown(), [5]);
});
