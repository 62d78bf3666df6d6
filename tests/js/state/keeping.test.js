/** Pins, saved messages and mentions: asked for once, then kept by events. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createKeeping } from '../../../static/js/state/actions/keeping.js';
import { createMessageActs } from '../../../static/js/state/actions/message_acts.js';
import * as paged from '../../../static/js/state/paged.js';
import { BORIS } from '../support/hall.js';
import { createWorld } from '../support/world.js';

/** Anna is in, and boris has said three things. */
async function begin() {
  const world = createWorld();
  const said = ['Tea?', 'Yes.', 'No.'].map((text) => world.hall.send(BORIS, 11, text));
  await world.enter();
  /** @template T @param {Promise<T>} promise @returns {Promise<T>} */
  const settle = async (promise) => {
    await world.clock.advance(500);
    return promise;
  };
  return { world, said, settle, keeping: world.app.use(createKeeping), acts: world.app.use(createMessageActs), tell: (/** @type {string} */ name, /** @type {object} */ payload) => world.line.sockets[0].deliver(name, payload) };
}

test('pins come newest first, page by page, and follow what happens to them', async () => {
  const { world, said, settle, keeping, tell } = await begin();
  const [first, second, third] = said;
  world.line.answers.set('GET /channels/11/pins', (_, query) => [200, query.get('before') ? { messages: [first], next: null } : { messages: [third, second], next: second.id }]);
  const shown = () => world.store.pins.value.byChannel[11].items.map(({ content }) => content);
  assert.deepEqual(await settle(keeping.loadPins(11)), { ok: true });
  await settle(keeping.loadPins(11, true));
  await settle(keeping.loadPins(11, true));
  assert.deepEqual(shown(), ['No.', 'Yes.', 'Tea?']);
  world.hall.edit(11, third.id, 'Maybe.');
  tell('message_unpinned', { channel_id: 11, message_id: second.id });
  world.hall.remove(11, first.id);
  await world.clock.advance(500);
  assert.deepEqual(shown(), ['Maybe.']);
  assert.equal(paged.isWanting(world.store.pins.value.byChannel[11]), false);
  tell('message_pinned', { channel_id: 11, message_id: second.id });
  await world.clock.advance(500);
  assert.equal(paged.isWanting(world.store.pins.value.byChannel[11]), true, 'the event does not say what was pinned');
});

test('pinning and its refusal', async () => {
  const { world, said, settle, keeping } = await begin();
  world.line.answers.set(`PUT /channels/11/pins/${said[0].id}`, () => [204, null]);
  assert.deepEqual(await settle(keeping.setPinned(11, said[0].id, true)), { ok: true });
  assert.equal(world.messageRows(11)[0].message.pinned, true);
  const error = { status: 403, code: 'forbidden', message: 'No.' };
  world.line.refusals.set(`/channels/11/pins/${said[0].id}`, [error]);
  assert.deepEqual(await settle(keeping.setPinned(11, said[0].id, false)), { ok: false, error });
  assert.equal(world.messageRows(11)[0].message.pinned, true);
});

test('what is saved stands first, keeps its note, and says when the message is gone', async () => {
  const { world, said, settle, keeping } = await begin();
  const saved = (/** @type {number} */ index, /** @type {string|null} */ note = null) => ({ message_id: said[index].id, channel_id: 11, saved_at: '2026-11-26T12:00:00.000Z', note, message: said[index] });
  world.line.answers.set('GET /me/saved', () => [200, { saved: [saved(0)], next: null }]);
  world.line.answers.set(`PUT /me/saved/${said[1].id}`, (body) => [201, saved(1, body?.note ?? null)]);
  world.line.answers.set(`DELETE /me/saved/${said[0].id}`, () => [204, null]);
  await settle(keeping.loadSaved());
  await settle(keeping.save(said[1].id));
  await settle(keeping.save(said[1].id, 'later'));
  assert.deepEqual(world.store.saved.value.items.map(({ message_id, note }) => [message_id, note]), [[said[1].id, 'later'], [said[0].id, null]]);
  await settle(keeping.unsave(said[0].id));
  world.hall.remove(11, said[1].id);
  await world.clock.advance(500);
  assert.deepEqual(world.store.saved.value.items.map(({ message }) => message), [null]);
});

test('which messages are saved is asked once, kept by events, and asked again after a lost connection', async () => {
  const { world, said, settle, keeping, tell } = await begin();
  const [one, other] = said.map(({ id }) => id);
  let asked = 0;
  let saved = [one];
  world.line.answers.set('GET /me/saved/ids', () => {
    asked += 1;
    return [200, { ids: saved }];
  });
  const ids = () => world.store.savedIds.value.ids;
  await Promise.all([settle(keeping.knowSaved()), settle(keeping.knowSaved())]);
  await settle(keeping.knowSaved());
  assert.deepEqual([ids(), asked], [[one], 1]);
  tell('saved_created', { message_id: other, channel_id: 11, message: said[1], note: '', saved_at: '2026-11-26T12:00:00.000Z' });
  tell('saved_deleted', { message_id: one });
  await world.clock.advance(100);
  assert.deepEqual(ids(), [other]);
  saved = [];
  world.line.cut(true);
  await world.clock.advance(60_000);
  await settle(keeping.knowSaved());
  assert.deepEqual([ids(), asked], [[], 2]);
});

test('a list that failed says why, and what happens while a page is on its way makes it ask again', async () => {
  const { world, said, settle, keeping, tell } = await begin();
  const error = { status: 503, code: 'unavailable', message: 'Later.' };
  world.line.refusals.set('/me/mentions', [error]);
  await settle(keeping.loadMentions({ everyone: true, roles: true }));
  assert.deepEqual([world.store.mentions.value.status, world.store.mentions.value.error], ['failed', error]);
  world.line.answers.set('GET /me/mentions', () => [200, { mentions: said, next: null }]);
  const asked = keeping.loadMentions({ everyone: false, roles: true });
  tell('mention_created', { channel_id: 11, guild_id: 1, message_id: 9999, seq: 99, author_id: BORIS.id, users: [], roles: [], everyone: false });
  await settle(asked);
  assert.equal(paged.isWanting(world.store.mentions.value), true);
  await settle(keeping.loadMentions({ everyone: false, roles: true }));
  assert.equal(paged.isWanting(world.store.mentions.value), false);
  world.line.answers.set(`DELETE /me/mentions/${said[0].id}`, () => [204, null]);
  await settle(keeping.dismissMention(said[0].id));
  tell('mentions_deleted', { channel_id: 11, message_ids: [said[1].id] });
  await world.clock.advance(500);
  assert.deepEqual(world.store.mentions.value.items.map(({ id }) => id), [said[2].id]);
});

test('a forwarded message stands where it went, once for all tries', async () => {
  const { world, said, settle, acts } = await begin();
  world.line.answers.set('POST /channels/12/messages', (body) => [201, { ...world.hall.send(BORIS, 12, body.content, body.nonce), forwarded: said[0] }]);
  await settle(acts.forward(said[0], 12, 'look', 'nonce-1'));
  assert.deepEqual(world.line.bodies.get('/channels/12/messages'), { content: 'look', nonce: 'nonce-1', forward: { channel_id: 11, message_id: said[0].id } });
  assert.equal(world.store.channels.value.byId[12].last_seq, 1);
});

test('one message is deleted as one, several together', async () => {
  const { world, said, settle, acts } = await begin();
  world.line.answers.set(`DELETE /channels/11/messages/${said[0].id}`, () => [204, null]);
  world.line.answers.set('POST /channels/11/messages/bulk-delete', () => [204, null]);
  assert.deepEqual(await settle(acts.deleteMany(11, [said[0].id])), { ok: true });
  assert.deepEqual(await settle(acts.deleteMany(11, [said[1].id, said[2].id])), { ok: true });
  assert.deepEqual(world.line.bodies.get('/channels/11/messages/bulk-delete'), { messages: [said[1].id, said[2].id] });
});
