/** Who is told of what, and when: the rule, and what is made of what comes in. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createTelling } from '../../../static/js/state/actions/telling.js';
import { EVENTS, INITIAL } from '../../../static/js/state/events.js';
import { worthTelling } from '../../../static/js/state/worth_telling.js';
import { ANNA, BORIS } from '../support/hall.js';
import { createWorld } from '../support/world.js';

const { defaults, cases } = JSON.parse(readFileSync('tests/golden/notifications.json', 'utf8'));

/** An object field by field, anything else as a whole. @param {any} base @param {any} given @returns {any} */
const merged = (base, given) => Object.fromEntries(Object.keys({ ...base, ...given }).map((key) => [key, key in given ? mergedValue(base[key], given[key]) : base[key]]));
/** @param {any} old @param {any} fresh */
const mergedValue = (old, fresh) => (fresh && old && typeof fresh === 'object' && typeof old === 'object' && !Array.isArray(fresh) ? { ...old, ...fresh } : fresh);

test('the rule answers as it is written', () => {
  assert.ok(cases.length > 70);
  for (const { name, given, reason } of cases) {
    const facts = merged(defaults, given);
    assert.equal(worthTelling({ ...facts, now: Date.parse(facts.now) }), reason, name);
  }
});

/** A world that hears, with what it was told. @param {object} [prefs] */
async function hearing(prefs = { desktop: true, sounds: true }) {
  const world = createWorld();
  /** @type {import('../../../static/js/state/env.js').Notice[]} */
  const told = [];
  world.app.use((core, app) => {
    core.env.tell = (notice) => void told.push(notice);
    createTelling(core, app).start(({ message }) => ({ title: message.username, body: message.content, icon: null }));
  });
  await world.enter();
  for (const [name, value] of Object.entries(prefs)) world.actions.setPref(/** @type {any} */ (name), value);
  world.actions.openChannel(1, 11);
  await world.clock.advance(2000);
  return { ...world, told };
}

test('what is said elsewhere is told, what is looked at is not', async () => {
  const { hall, clock, told, actions } = await hearing();
  hall.send(BORIS, 11, 'here');
  await clock.advance(5000);
  assert.equal(told.length, 0);
  actions.setFocused(false);
  hall.send(BORIS, 11, 'you look away');
  await clock.advance(5000);
  assert.deepEqual(told.map(({ body, sound, show, tag }) => [body, sound, show, tag]), [['you look away', 'message', true, 'channel:11']]);
});

test('of many messages in a moment there is one notice; one click leads there', async () => {
  const { hall, clock, told, actions, store } = await hearing();
  actions.setFocused(false);
  for (const text of ['one', 'two', 'three']) hall.send(BORIS, 11, text);
  await clock.advance(5000);
  assert.deepEqual(told.map(({ body }) => body), ['three']);
  actions.openHome();
  told[0].onClick();
  assert.equal(store.route.value.channelId, 11);
});

test('who wants neither a notice nor a sound is left alone', async () => {
  const { hall, clock, told, actions } = await hearing({ desktop: false, sounds: false });
  actions.setFocused(false);
  hall.send(BORIS, 11, 'quietly');
  await clock.advance(5000);
  assert.deepEqual(told, []);
});

const MENTION = { channel_id: 21, guild_id: 2, message_id: 900, seq: 5, author_id: BORIS.id, users: [ANNA.id], roles: [], everyone: false };
/** @param {any} states @param {any} payload @param {object} [more] */
const named = (states, payload, more = {}) => /** @type {any} */ (EVENTS.mention_created).readStates(states, payload, { meId: ANNA.id, now: 0, viewing: INITIAL.viewing, ...more });

test('a mention counts once, and not when it is mine, read, or of somebody whom I blocked', () => {
  const once = named(INITIAL.readStates, MENTION);
  assert.equal(named(once, MENTION).byChannel[21].mentions, 1);
  const none = [{ ...MENTION, author_id: ANNA.id }, { ...MENTION, users: [] }, { ...MENTION, seq: 0 }];
  for (const payload of none) assert.equal(named(INITIAL.readStates, payload).byChannel[21]?.mentions ?? 0, 0);
  const friends = { byUser: { [BORIS.id]: { kind: 'blocked' } } };
  assert.equal(named(INITIAL.readStates, MENTION, { friends }), INITIAL.readStates);
});

test('what names me is the newest of its channel, so that reading all reads it too', () => {
  const channels = { byId: { 21: { id: 21, last_message_id: 899, last_seq: 4 } } };
  const { mention_created } = /** @type {any} */ (EVENTS);
  const told = mention_created.channels(channels, MENTION);
  assert.deepEqual([told.byId[21].last_message_id, told.byId[21].last_seq], [900, 5]);
  assert.equal(mention_created.channels(told, { ...MENTION, message_id: 880, seq: 3 }), told);
});

test('a mention of my role counts, one that is deleted does not any more', () => {
  const ownRoles = { byGuild: { 2: [44] } };
  const one = named(INITIAL.readStates, { ...MENTION, users: [], roles: [44] }, { ownRoles });
  assert.equal(one.byChannel[21].mentions, 1);
  const gone = /** @type {any} */ (EVENTS.mentions_deleted).readStates(one, { channel_id: 21, message_ids: [900] });
  assert.deepEqual([gone.byChannel[21].mentions, gone.byChannel[21].mention_ids], [0, []]);
});

test('my roles follow what happens to them', () => {
  const { guild_created, member_updated, role_deleted } = /** @type {any} */ (EVENTS);
  const context = { meId: ANNA.id };
  const joined = guild_created.ownRoles(INITIAL.ownRoles, { id: 2, member: { roles: [44] } }, context);
  const given = member_updated.ownRoles(joined, { guild_id: 2, member: { user: ANNA, roles: [44, 45] } }, context);
  assert.deepEqual(given.byGuild[2], [44, 45]);
  assert.equal(member_updated.ownRoles(given, { guild_id: 2, member: { user: BORIS, roles: [] } }, context), given);
  assert.deepEqual(role_deleted.ownRoles(given, { id: 44, guild_id: 2 }, context).byGuild[2], [45]);
});
