import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWorld } from '../support/world.js';

/** @typedef {ReturnType<typeof createWorld>} World */

/** @param {World} world */
const saves = (world) => world.line.requests.filter((one) => one === 'PATCH /me/settings').length;
/** @param {World} world */
const kept = (world) => JSON.parse(world.shelf.get('guildhall.prefs') ?? '{}');

async function entered(before = (/** @type {World} */ _world) => {}) {
  const world = createWorld();
  before(world);
  await world.enter();
  return world;
}

test('what belongs to the account acts at once and is told to it once it rests; the rest stays in this browser', async () => {
  const world = await entered();
  for (const size of [17, 18, 19]) world.actions.setPref('fontSize', size);
  const saving = world.actions.setPref('theme', 'light');
  world.actions.setPref('roleColors', false);
  assert.deepEqual([world.store.prefs.value.fontSize, world.store.prefs.value.theme], [19, 'light']);
  await world.clock.advance(1000);
  assert.deepEqual(await saving, { ok: true });
  assert.equal(saves(world), 1);
  assert.deepEqual(world.line.bodies.get('/me/settings'), { font_size: 19, theme: 'light' });
  assert.equal(world.store.session.value.me?.settings?.theme, 'light');
  assert.deepEqual([kept(world).roleColors, kept(world).fontSize, kept(world).saving], [false, 19, []]);
});

test('at sign-in the account wins over the browser, but leaves it the language that it does not name', async () => {
  const world = createWorld({ shelf: new Map([['guildhall.prefs', JSON.stringify({ theme: 'light', language: 'ru', fontSize: 20, sounds: true })]]) });
  world.hall.settings = { ...world.hall.settings, theme: 'high-contrast', font_size: 14 };
  await world.enter();
  const { theme, language, fontSize, sounds } = world.store.prefs.value;
  assert.deepEqual([theme, language, fontSize, sounds], ['high-contrast', 'ru', 14, true]);
  assert.equal(world.views.theme.value, 'high-contrast');
});

test('another device changes what is shown here', async () => {
  const world = await entered();
  world.hall.changeSettings({ density: 'compact', locale: 'ru', clock: '12h' });
  await world.clock.advance(500);
  const { density, language, clock } = world.store.prefs.value;
  assert.deepEqual([density, language, clock], ['compact', 'ru', '12h']);
});

test('what is on its way to the account is not undone by older news of it', async () => {
  const world = await entered();
  world.actions.setPref('fontSize', 22);
  world.hall.changeSettings({ density: 'compact' });
  await world.clock.advance(100);
  assert.deepEqual([world.store.prefs.value.fontSize, world.store.prefs.value.density], [22, 'compact']);
  await world.clock.advance(1000);
  assert.equal(world.hall.settings.font_size, 22);
  assert.deepEqual(world.store.prefs.value.saving, []);
});

test('a refusal is told, and what the account has is shown again', async () => {
  const world = await entered();
  const refused = { status: 422, code: 'invalid_fields', message: 'No.' };
  world.line.refusals.set('/me/settings', [refused]);
  const saving = world.actions.setPref('theme', 'light');
  assert.equal(world.store.prefs.value.theme, 'light');
  await world.clock.advance(1000);
  assert.deepEqual(await saving, { ok: false, error: refused });
  assert.equal(world.store.prefs.value.theme, 'dark');
});

test('without a connection the choice stands, over a reload too, and the account is told when there is one', async () => {
  const world = await entered();
  world.line.refusals.set('/me/settings', [{ status: 503, code: 'unavailable', message: 'Busy.' }]);
  world.actions.setPref('theme', 'light');
  await world.clock.advance(1000);
  assert.deepEqual([world.store.prefs.value.theme, world.hall.settings.theme], ['light', 'dark']);
  const again = createWorld({ shelf: world.shelf, hall: world.hall });
  await again.enter();
  assert.deepEqual([again.store.prefs.value.theme, world.hall.settings.theme, again.store.prefs.value.saving], ['light', 'light', []]);
});

test('nothing is sent without an account, and a new account takes over what was chosen before', async () => {
  const world = createWorld();
  world.line.signedIn = false;
  await world.enter();
  world.actions.setPref('language', 'ru');
  world.actions.setPref('theme', 'light');
  await world.clock.advance(1000);
  assert.equal(saves(world), 0);
  world.line.signedIn = true;
  const entering = world.actions.register({ username: 'anna', email: 'a@example.org', password: 'a long enough one' });
  await world.clock.advance(5000);
  assert.deepEqual(await entering, { ok: true });
  assert.deepEqual([world.hall.settings.theme, world.hall.settings.locale], ['light', 'ru']);
  assert.equal(world.store.prefs.value.theme, 'light');
});
