/** What comes with messages, and changes with others. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as windows from '../../../static/js/state/window.js';
import { BORIS, Hall } from '../support/hall.js';

const CONTEXT = { meId: 101, now: 0, viewing: { channelId: 11, atBottom: true, focused: true } };

/** @param {Record<string, any>} more  of the second of two messages */
function begin(more) {
  const hall = new Hall();
  for (const text of ['Tea?', 'Yes.', 'No.']) hall.send(BORIS, 11, text);
  const page = hall.page(11, new URLSearchParams(), 101);
  const first = page.messages[0];
  Object.assign(page.messages[1], typeof more === 'function' ? more(first) : more);
  const asked = windows.startLoad(windows.EMPTY, 'replace');
  return { ids: page.messages.map((message) => message.id), first, window: windows.takePage(asked, 'replace', asked, page, CONTEXT) };
}

/** @param {any} window @param {string} name @param {any} payload */
const receive = (window, name, payload) => windows.receive(window, { name, payload: { channel_id: 11, ...payload } }, CONTEXT);

const answering = (/** @type {any} */ first) => ({ reply_to: { id: first.id, deleted: false, author: first.author, content: 'Tea?', type: 'default', has_more: false } });

test('an answer follows what it answers, and stays when that is gone', () => {
  const { window, first, ids } = begin(answering);
  const edited = receive(window, 'message_edited', { ...first, content: 'Coffee?', edited_at: '2026-11-26T12:00:00.000Z' });
  assert.equal(/** @type {any} */ (edited.messages[1].reply_to).content, 'Coffee?');
  const gone = receive(edited, 'messages_deleted', { message_ids: [ids[0], ids[2]] });
  assert.deepEqual(gone.messages.map((message) => message.reply_to), [{ id: ids[0], deleted: true }]);
  assert.equal(receive(gone, 'messages_deleted', { message_ids: [ids[0], ids[2]] }), gone);
});

test('an edit takes away what is not there any more, and keeps whose reactions and votes are mine', () => {
  const poll = { id: 5, question: '?', options: [{ id: '1', text: 'a', votes: 1 }], total_votes: 1, me: ['1'] };
  const { window } = begin({ embeds: [{ url: 'https://a.example' }], reactions: [{ emoji: '👍', count: 1, me: true }], poll });
  const { embeds: _, nonce: __, ...bare } = window.messages[1];
  const told = { ...bare, reactions: [{ emoji: '👍', count: 2 }], poll: { ...poll, me: undefined } };
  const [, message] = receive(window, 'message_edited', told).messages;
  assert.deepEqual([message.embeds, message.reactions[0].me, message.poll?.me], [undefined, true, ['1']]);
});

test('pins, cleared reactions and polls change the one message', () => {
  const { window, ids } = begin({ reactions: [{ emoji: '👍', count: 1, me: true }, { emoji: '🍵', count: 1, me: false }] });
  const pinned = receive(window, 'message_pinned', { message_id: ids[1] });
  assert.deepEqual(pinned.messages.map((message) => message.pinned), [false, true, false]);
  assert.equal(receive(pinned, 'message_unpinned', { message_id: ids[1] }).messages[1].pinned, false);
  assert.equal(receive(window, 'reactions_cleared', { message_id: ids[1], emoji: '👍' }).messages[1].reactions.length, 1);
  assert.equal(receive(window, 'reactions_cleared', { message_id: ids[1], emoji: null }).messages[1].reactions.length, 0);
  const poll = { id: ids[1], question: '?', options: [], closed: true, total_votes: 0 };
  assert.equal(receive(window, 'poll_updated', { message_id: ids[1], poll }).messages[1].poll?.closed, true);
});
