import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EVENTS, INITIAL } from '../../../static/js/state/events.js';
import { ANNA, BORIS, Hall } from '../support/hall.js';
import { createWorld } from '../support/world.js';

const CONTEXT = { meId: ANNA.id, now: 1000, viewing: { channelId: null, atBottom: true, focused: true } };

/** @typedef {import('../../../static/js/state/types.js').State} State */

/** Plays each event twice: that must do no harm. @param {[string, any][]} events @param {State} state @returns {State} */
function play(events, state) {
  const played = { ...state };
  for (const [name, payload] of events.flatMap((event) => [event, event])) {
    for (const [noun, reducer] of Object.entries(EVENTS[name])) {
      Object.assign(played, { [noun]: reducer(played[/** @type {keyof State} */ (noun)], payload, CONTEXT) });
    }
  }
  return played;
}

const started = () => play([['bootstrapped', new Hall().bootstrap(ANNA.id)]], INITIAL);

/** @param {State} state @param {number} guildId */
const channelIds = (state, guildId) => Object.values(state.channels.byId).filter((channel) => channel.guild_id === guildId).map(({ id }) => id);

test('a guild that one is in no more is gone with all that was in it, and the other stays', () => {
  const before = started();
  const state = play([['guild_deleted', { id: 1, reason: 'kicked' }]], before);
  assert.deepEqual(state.guilds.order, [2]);
  assert.deepEqual(channelIds(state, 1), []);
  assert.deepEqual(channelIds(state, 2), channelIds(before, 2));
  assert.equal(state.roles.byGuild[1], undefined);
});

test('changed rights reach the guild and its channels; what is lost goes, what is new comes whole', () => {
  const before = started();
  const { 11: known } = before.channels.byId;
  const fresh = { ...known, id: 77, name: 'staff', permissions: 3072 };
  const told = { guild_id: 1, permissions: 5, channels: [{ id: 11, permissions: 1024 }, fresh], lost: [] };
  const state = play([['access_changed', told]], before);
  assert.equal(state.guilds.byId[1].permissions, 5);
  assert.deepEqual([state.channels.byId[11].permissions, state.channels.byId[11].name], [1024, known.name]);
  assert.equal(state.channels.byId[77].name, 'staff');
  const after = play([['access_changed', { guild_id: 1, permissions: 5, channels: [], lost: [77] }]], state);
  assert.equal(after.channels.byId[77], undefined);
});

test('a guild keeps my permissions when others change it', () => {
  const before = started();
  const state = play([['guild_updated', { id: 1, name: 'Renamed', icon: null }]], before);
  assert.deepEqual([state.guilds.byId[1].name, state.guilds.byId[1].permissions], ['Renamed', before.guilds.byId[1].permissions]);
  assert.equal(play([['guild_updated', { id: 999, name: 'Elsewhere' }]], before).guilds.byId[999], undefined);
});

test('roles stand in their order; a deleted one is nobody’s', () => {
  const role = { id: 900, guild_id: 1, name: 'Guide', permissions: 0, position: 50, color: 0, hoist: false, mentionable: false };
  const member = { user: BORIS, nickname: null, joined_at: '', roles: [900, 1], status: 'online' };
  const state = play(
    [['role_created', role], ['members_loaded', { guildId: 1, first: true, members: [member], next: null }], ['role_updated', { ...role, position: -1 }]],
    started(),
  );
  assert.equal(state.roles.byGuild[1][0].id, 900);
  const after = play([['role_deleted', { id: 900, guild_id: 1 }]], state);
  assert.equal(after.roles.byGuild[1].some(({ id }) => id === 900), false);
  assert.deepEqual(after.members.byGuild[1].byId[BORIS.id].roles, [1]);
});

test('members change, leave, and carry their new names', () => {
  const member = { user: BORIS, nickname: null, joined_at: '', roles: [], status: 'online' };
  const listed = play([['members_loaded', { guildId: 1, first: true, members: [member], next: null }]], started());
  const named = play([['member_updated', { guild_id: 1, member: { ...member, nickname: 'Captain' } }], ['user_updated', { user: { ...BORIS, display_name: 'Boris the Second' } }]], listed);
  const shown = named.members.byGuild[1].byId[BORIS.id];
  assert.deepEqual([shown.nickname, shown.user.display_name], ['Captain', 'Boris the Second']);
  const gone = play([['member_deleted', { guild_id: 1, user_id: BORIS.id, member_count: 1 }]], named);
  assert.equal(gone.members.byGuild[1].byId[BORIS.id], undefined);
  assert.equal(gone.guilds.byId[1].member_count, 1);
});

test('a deleted channel goes; my account follows from another device', () => {
  const state = play([['channel_deleted', { id: 11, guild_id: 1 }], ['me_updated', { ...ANNA, display_name: 'Anya' }]], started());
  assert.equal(state.channels.byId[11], undefined);
  assert.equal(state.session.me?.display_name, 'Anya');
});

test('nobody stays in a channel or a guild that is gone', async () => {
  const world = createWorld({ path: '/channels/1/12' });
  await world.enter();
  assert.equal(world.address.path(), '/channels/1/12');
  /** @param {string} name @param {any} payload */
  const tell = (name, payload) => world.hall.announce({ name, payload, to: () => true });
  tell('access_changed', { guild_id: 1, permissions: 8, channels: [], lost: [12] });
  await world.clock.advance(500);
  assert.equal(world.address.path(), '/channels/1/11');
  tell('guild_deleted', { id: 1, reason: 'banned' });
  await world.clock.advance(500);
  assert.match(world.address.path(), /^\/channels\/2\//);
  tell('channel_deleted', { id: 11, guild_id: 1 });
  await world.clock.advance(500);
  assert.match(world.address.path(), /^\/channels\/2\//);
});
