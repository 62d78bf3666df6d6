import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWorld } from '../support/world.js';

/** @typedef {ReturnType<typeof createWorld>} World */

/** A window that nobody has signed in. @param {string} path */
async function visitor(path) {
  const world = createWorld({ path });
  world.line.signedIn = false;
  await world.enter();
  return world;
}

/** @template T @param {World} world @param {Promise<T>} acting @returns {Promise<T>} */
async function done(world, acting) {
  await world.clock.advance(1000);
  return acting;
}

/** @param {World} world @param {string} request */
const asked = (world, request) => world.line.requests.filter((one) => one === request).length;

const login = { username: 'anna', password: 'a long enough one' };
const CODE_WANTED = { status: 401, code: 'second_factor_required', message: 'A code, please.' };

test('a second factor is asked for, and sent with the same name and password', async () => {
  const world = await visitor('/');
  world.line.refusals.set('/login', [CODE_WANTED]);
  const first = await done(world, world.actions.login(login));
  assert.deepEqual(first, { ok: false, error: CODE_WANTED });
  assert.deepEqual(world.line.bodies.get('/login'), login);
  assert.equal(world.store.session.value.phase, 'signed_out');
  await done(world, world.actions.login({ ...login, code: '123456' }));
  assert.deepEqual(world.line.bodies.get('/login'), { ...login, code: '123456' });
  assert.equal(world.store.session.value.phase, 'ready');
});

test('the link of a mail leaves the address at once and sets a password; the sign-in form says so until one is in', async () => {
  const world = await visitor('/#reset=a-token_1');
  assert.deepEqual([world.address.path(), world.address.hash()], ['/', '']);
  assert.equal(world.store.entry.value.reset, true);
  assert.deepEqual(await done(world, world.actions.confirmReset({ password: 'an entirely new one' })), { ok: true });
  assert.deepEqual(world.line.bodies.get('/password-reset/confirm'), { token: 'a-token_1', password: 'an entirely new one' });
  assert.deepEqual([world.store.entry.value.reset, world.store.entry.value.passwordSet], [false, true]);
  await done(world, world.actions.login(login));
  assert.equal(world.store.entry.value.passwordSet, false);
});

test('a link that is void or wants a code keeps the form and its token', async () => {
  const world = await visitor('/#reset=old');
  const gone = { status: 403, code: 'forbidden', message: 'Used already.' };
  world.line.refusals.set('/password-reset/confirm', [CODE_WANTED, gone]);
  assert.deepEqual(await done(world, world.actions.confirmReset({ password: 'a new one' })), { ok: false, error: CODE_WANTED });
  assert.deepEqual(await done(world, world.actions.confirmReset({ password: 'a new one', code: '000000' })), { ok: false, error: gone });
  assert.deepEqual(world.line.bodies.get('/password-reset/confirm'), { token: 'old', password: 'a new one', code: '000000' });
  assert.equal(world.store.entry.value.reset, true);
  world.actions.leaveReset();
  assert.deepEqual([world.store.entry.value.reset, world.store.entry.value.passwordSet], [false, false]);
});

test('a new password ends the session of this window too, if it was of the same account', async () => {
  const world = createWorld({ path: '/channels/1/12#reset=mine' });
  await world.enter();
  assert.equal(world.store.entry.value.reset, true);
  const setting = world.actions.confirmReset({ password: 'a new one' });
  world.line.signedIn = false;
  await done(world, setting);
  assert.deepEqual([world.store.session.value.phase, world.store.entry.value.passwordSet], ['signed_out', true]);

  const other = createWorld({ path: '/channels/1/12#reset=of-somebody-else' });
  await other.enter();
  await done(other, other.actions.confirmReset({ password: 'a new one' }));
  assert.deepEqual([other.store.session.value.phase, other.store.entry.value.reset], ['ready', false]);
});

test('an invitation is kept for the registration, and the rules are asked for again when it is refused', async () => {
  const world = await visitor('/#invitation=come-in');
  assert.deepEqual([world.address.hash(), world.store.entry.value.invitation], ['', 'come-in']);
  const refused = { status: 403, code: 'invite_required', message: 'Not valid.' };
  world.line.refusals.set('/register', [refused]);
  const form = { ...login, email: 'anna@example.org', invite: 'come-in' };
  assert.deepEqual(await done(world, world.actions.register(form)), { ok: false, error: refused });
  assert.equal(asked(world, 'GET /instance'), 1);
  world.line.signedIn = true;
  await done(world, world.actions.register(form));
  assert.deepEqual(world.line.bodies.get('/register'), form);
  assert.equal(world.store.entry.value.invitation, '');
});

test('an invite waits for the sign-in, is joined, and opens the channel that it leads to', async () => {
  const world = await visitor('/invite/hot-iron');
  assert.equal(world.store.entry.value.invite?.preview?.guild.name, 'Foundry');
  await done(world, world.actions.login(login));
  assert.equal(world.store.session.value.phase, 'ready');
  assert.deepEqual([world.address.path(), world.store.entry.value.invite?.code], ['/invite/hot-iron', 'hot-iron']);
  assert.equal(asked(world, 'POST /invites/hot-iron/join'), 0);
  assert.deepEqual(await done(world, world.actions.joinInvite()), { ok: true });
  assert.deepEqual([world.address.path(), world.store.entry.value.invite], ['/channels/3/32', null]);
  assert.equal(world.views.guildList.value.filter(({ guild }) => guild.id === 3).length, 1);
});

test('who is a member already is taken to the guild', async () => {
  const world = createWorld({ path: '/invite/hot-iron' });
  world.hall.join();
  await world.enter();
  assert.deepEqual([world.address.path(), world.store.entry.value.invite], ['/channels/3/32', null]);
  assert.equal(asked(world, 'POST /invites/hot-iron/join'), 0);
});

test('an invite that is not valid, or not any more, says so, and there is a way home', async () => {
  const world = createWorld({ path: '/invite/unknown' });
  await world.enter();
  assert.equal(world.store.entry.value.invite?.error?.code, 'not_found');
  assert.equal(asked(world, 'GET /invites/unknown'), 1);
  world.actions.leaveInvite();
  assert.deepEqual([world.address.path(), world.store.entry.value.invite], ['/channels/1/11', null]);

  const late = createWorld({ path: '/invite/hot-iron' });
  await late.enter();
  late.hall.codes.clear();
  assert.equal((await done(late, late.actions.joinInvite())).ok, false);
  assert.deepEqual([late.store.entry.value.invite?.preview, late.store.entry.value.invite?.error?.code], [null, 'not_found']);
});

test('an invite is asked for again by itself, as long as the server wants and no longer than somebody looks', async () => {
  const world = createWorld({ path: '/invite/hot-iron' });
  world.line.refusals.set('/invites/hot-iron', [{ status: 429, code: 'rate_limited', message: 'Slowly.', retry_after: 20 }, { status: 503, code: 'unavailable', message: 'Later.' }]);
  await world.enter();
  assert.equal(world.store.entry.value.invite?.error?.code, 'rate_limited');
  await world.clock.advance(16_000);
  assert.equal(world.store.entry.value.invite?.error?.code, 'unavailable');
  await world.clock.advance(5000);
  assert.equal(world.store.entry.value.invite?.preview?.guild.id, 3);

  const gone = createWorld({ path: '/invite/hot-iron' });
  gone.line.refusals.set('/invites/hot-iron', [{ status: 429, code: 'rate_limited', message: 'Slowly.', retry_after: 10 }]);
  await gone.enter();
  gone.actions.leaveInvite();
  await gone.clock.advance(20_000);
  assert.equal(asked(gone, 'GET /invites/hot-iron'), 1);
});

test('back and forth between an invite and a channel', async () => {
  const world = createWorld({ path: '/channels/1/12' });
  await world.enter();
  world.address.push('/invite/hot-iron');
  world.address.arrive();
  await world.clock.advance(1000);
  assert.equal(world.store.entry.value.invite?.preview?.guild.id, 3);
  world.address.back();
  assert.deepEqual([world.address.path(), world.store.entry.value.invite], ['/channels/1/12', null]);
});

test('making an invite; leaving a guild leads elsewhere; the owner stays', async () => {
  const world = createWorld({ path: '/channels/2/21' });
  await world.enter();
  const made = await done(world, world.actions.createInvite(2, { max_uses: 1, expires_hours: 24 }));
  assert.equal(made.ok && made.invite.code, 'new-one');
  const stays = { status: 409, code: 'conflict', message: 'The owner cannot leave.' };
  world.line.refusals.set('/guilds/2/leave', [stays]);
  assert.deepEqual(await done(world, world.actions.leaveGuild(2)), { ok: false, error: stays });
  assert.equal(world.address.path(), '/channels/2/21');
  assert.deepEqual(await done(world, world.actions.leaveGuild(2)), { ok: true });
  assert.deepEqual([world.address.path(), world.store.guilds.value.order], ['/channels/1/11', [1]]);
});
