/** Votes, and what an author does with what is sent: each answer changes the message at once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failure } from '../../../static/js/net/api.js';
import { createParts } from '../../../static/js/state/actions/parts.js';
import { createPolls } from '../../../static/js/state/actions/polls.js';
import { BORIS } from '../support/hall.js';
import { createWorld } from '../support/world.js';

const POLL = { question: '?', options: [{ id: '1', text: 'a', votes: 0 }, { id: '2', text: 'b', votes: 0 }], allow_multiple: false, expires_at: '2026-11-27T12:00:00.000Z', closed: false, total_votes: 0 };

async function enter() {
  const world = createWorld({ path: '/channels/1/11' });
  world.hall.send(BORIS, 11, 'choose');
  await world.enter();
  const [message] = world.window(11).messages.slice(-1);
  const poll = { ...POLL, id: message.id, message_id: message.id, channel_id: 11 };
  world.app.store.messages.value = { byChannel: { ...world.app.store.messages.value.byChannel, 11: { ...world.window(11), messages: [{ ...message, poll }] } } };
  /** @type {any[]} */
  const asked = [];
  /** @type {any} */
  const server = { answer: null };
  const say = (/** @type {string} */ method) => async (/** @type {string} */ path, /** @type {any} */ body) => {
    asked.push([method, path, body]);
    return server.answer;
  };
  const api = /** @type {any} */ ({ get: say('GET'), post: say('POST'), patch: say('PATCH'), remove: say('DELETE') });
  const polls = world.app.use((core) => createPolls({ ...core, api }));
  const parts = world.app.use((core) => createParts({ ...core, api }));
  return { world, message, poll, asked, server, polls, parts, now: () => world.window(11).messages[0] };
}

test('a vote shows as soon as it is answered, and an event that does not know whose it is keeps it', async () => {
  const { poll, asked, server, polls, now } = await enter();
  server.answer = { ok: true, data: { ...poll, me: ['2'], total_votes: 1 } };
  assert.deepEqual(await polls.vote(poll.id, ['2']), { ok: true });
  assert.deepEqual(asked, [['POST', `/polls/${poll.id}/vote`, { option_ids: ['2'] }]]);
  assert.deepEqual([now().poll?.me, now().poll?.total_votes], [['2'], 1]);
  const { me: _, ...told } = { ...server.answer.data, total_votes: 2 };
  server.answer = { ok: true, data: { ...told, closed: true } };
  await polls.closePoll(poll.id);
  assert.deepEqual([now().poll?.me, now().poll?.closed], [['2'], true]);
});

test('a refusal changes nothing and is told', async () => {
  const { poll, server, polls, now } = await enter();
  server.answer = failure('poll_closed', 'Over.');
  const result = await polls.vote(poll.id, ['1']);
  assert.deepEqual([result.ok, now().poll?.me], [false, undefined]);
});

test('the author takes out a file, describes one, and has no previews', async () => {
  const { message, asked, server, parts, now } = await enter();
  server.answer = { ok: true, data: { ...message, files: [], content: 'less' } };
  await parts.removeFile(message, 7);
  await parts.describeFile(message, 8, { alt: null, spoiler: true });
  await parts.removePreviews(message);
  const path = `/channels/11/messages/${message.id}`;
  assert.deepEqual(asked, [['DELETE', `${path}/files/7`, undefined], ['PATCH', `${path}/files/8`, { alt: null, spoiler: true }], ['PATCH', path, { suppress_embeds: true }]]);
  assert.equal(now().content, 'less');
});
