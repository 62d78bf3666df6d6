import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as drafts from '../../../static/js/state/drafts.js';
import { createWorld } from '../support/world.js';

/** Drafts as somebody sees them. @param {import('../../../static/js/state/types.js').Drafts} all */
const texts = (all) => Object.fromEntries(Object.entries(all).map(([id, { text }]) => [id, text]));

/** @param {string} content @param {string} [nonce] */
const from = (content, nonce) => ({ channel_id: 11, content, nonce });

test('what another device wrote is taken over, what is being typed here is not', () => {
  const clean = drafts.draftUpdated(drafts.initial, from('there'));
  assert.deepEqual(texts(clean), { 11: 'there' });
  assert.deepEqual(texts(drafts.draftUpdated(clean, from(''))), {});
  const typing = drafts.draftChanged(clean, { channelId: 11, text: 'there and here' });
  const later = drafts.draftUpdated(typing, from('other'));
  assert.deepEqual(texts(later), { 11: 'there and here' });
  assert.ok(drafts.isUnsaved(later[11]));
});

test('the echo of our own write changes nothing, however late', () => {
  let all = drafts.draftChanged(drafts.initial, { channelId: 11, text: 'a' });
  all = drafts.draftSaving(all, { channelId: 11, nonce: 'n1' });
  all = drafts.draftChanged(all, { channelId: 11, text: 'ab' });
  all = drafts.draftSaving(all, { channelId: 11, nonce: 'n2' });
  all = drafts.draftSaved(drafts.draftSaved(all, { channelId: 11, text: 'a' }), { channelId: 11, text: 'ab' });
  assert.equal(drafts.isUnsaved(all[11]), false);
  assert.equal(drafts.draftUpdated(all, from('a', 'n1')), all);
  assert.deepEqual(texts(drafts.draftUpdated(all, from('a', 'n1 of another'))), { 11: 'a' });
});

test('what the server has counts, but for what was not saved when the page closed', () => {
  const restored = drafts.draftsRestored(drafts.initial, { drafts: { 11: { text: 'old', saved: 'old' }, 12: { text: 'newer', saved: 'old' }, 13: { text: 'deleted elsewhere', saved: 'deleted elsewhere' } } });
  const loaded = drafts.draftsLoaded(restored, { drafts: [from('new'), { channel_id: 12, content: 'old' }, { channel_id: 14, content: 'more' }] });
  assert.deepEqual(texts(loaded), { 11: 'new', 12: 'newer', 14: 'more' });
});

test('white space is no draft there, and is kept here', () => {
  const all = drafts.draftChanged(drafts.initial, { channelId: 11, text: '  ' });
  assert.equal(drafts.isUnsaved(all[11]), false);
});

/** What was written to the server. @param {ReturnType<typeof createWorld>} world */
const puts = ({ line }) => line.requests.filter((request) => request === 'PUT /me/drafts/11').length;

test('a draft goes to the server when the typing rests, at once when the reader leaves, and goes when it is sent', async () => {
  const world = createWorld();
  await world.enter();
  world.actions.setDraft(11, 'h');
  await world.clock.advance(1500);
  world.actions.setDraft(11, 'hello');
  await world.clock.advance(1500);
  assert.equal(puts(world), 0);
  await world.clock.advance(1000);
  assert.equal(world.hall.drafts.get(11), 'hello');
  world.actions.setDraft(11, 'hello there');
  world.actions.saveDrafts();
  await world.clock.advance(100);
  assert.equal(world.hall.drafts.get(11), 'hello there');
  assert.equal(puts(world), 2);
  assert.equal(world.views.hasDraft(11).value, true);
  world.actions.send(11, 'hello there');
  await world.clock.advance(3000);
  assert.equal(world.hall.drafts.has(11), false);
  assert.equal(world.views.hasDraft(11).value, false);
});

test('what was sent before it was ever saved asks the server for nothing', async () => {
  const world = createWorld();
  await world.enter();
  world.actions.setDraft(11, 'quick');
  world.actions.send(11, 'quick');
  await world.clock.advance(5000);
  assert.equal(puts(world), 0);
});

test('a refused draft is not sent over and over; one that the network lost is', async () => {
  const world = createWorld();
  await world.enter();
  world.line.refusals.set('/me/drafts/11', [{ status: 404, code: 'not_found', message: 'No.' }, { status: 503, code: 'unavailable', message: 'Later.' }]);
  world.actions.setDraft(11, 'refused');
  await world.clock.advance(60_000);
  assert.equal(puts(world), 1);
  world.actions.setDraft(11, 'lost');
  await world.clock.advance(60_000);
  assert.equal(puts(world), 3);
  assert.equal(world.hall.drafts.get(11), 'lost');
});

test('a draft outlives a reload, and what another device made of it meanwhile counts', async () => {
  const shelf = new Map();
  const before = createWorld({ shelf });
  await before.enter();
  before.actions.setDraft(11, 'half a');
  await before.clock.advance(5000);
  const { hall } = before;
  before.actions.setDraft(12, 'not saved');
  hall.drafts.set(11, 'half a thought');
  const after = createWorld({ shelf, hall, seed: 2 });
  await after.enter();
  await after.clock.advance(5000);
  assert.equal(after.views.draft(11).value, 'half a thought');
  assert.equal(after.views.draft(12).value, 'not saved');
  assert.equal(hall.drafts.get(12), 'not saved');
});

test('a sticker leaves what is being written where it is', async () => {
  const world = createWorld();
  await world.enter();
  world.actions.setDraft(11, 'still here');
  world.actions.send(11, '', { sticker: { id: 7, name: 'cat', url: '/media/cat' } });
  assert.equal(world.views.draft(11).value, 'still here');
});
