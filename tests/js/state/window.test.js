/** One channel's window against a plain list of everything ever said. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as windows from '../../../static/js/state/window.js';
import { createRandom } from '../support/clock.js';
import { BORIS, Hall } from '../support/hall.js';

/** @typedef {import('../../../static/js/state/types.js').Window} Window */
/** @typedef {import('../../../static/js/state/types.js').StoreEvent} StoreEvent */

const CONTEXT = { meId: 101, now: 0, viewing: { channelId: 11, atBottom: true, focused: true } };
const AWAY = { ...CONTEXT, viewing: { ...CONTEXT.viewing, atBottom: false } };

/** A hall that has said `count` things, and a window on its newest page. @param {number} count */
function begin(count) {
  const hall = new Hall();
  /** @type {StoreEvent[]} */
  const events = [];
  hall.announce = ({ name, payload }) => void (payload.room && events.push({ name, payload: structuredClone(payload) }));
  for (let index = 1; index <= count; index += 1) hall.send(BORIS, 11, `m${index}`);
  events.length = 0;
  return { hall, events, window: load(windows.EMPTY, hall, 'replace', '') };
}

/** @param {Window} window @param {Hall} hall @param {windows.LoadKind} kind @param {string} query */
function load(window, hall, kind, query) {
  const asked = windows.startLoad(window, kind);
  return windows.takePage(asked, kind, asked, hall.page(11, new URLSearchParams(query), 101), CONTEXT);
}

/** @param {Window} window */
const texts = (window) => window.messages.map((message) => message.content);

/** @param {Window} window @param {StoreEvent[]} events */
const receiveAll = (window, events, context = CONTEXT) => events.reduce((current, event) => windows.receive(current, event, context), window);

test('a page of history comes before, once, and trims the far end', () => {
  const { hall, window } = begin(500);
  assert.deepEqual([texts(window)[0], window.messages.length, window.more], ['m451', 50, { before: true, after: false }]);
  let grown = window;
  for (let page = 0; page < 8; page += 1) grown = load(grown, hall, 'older', `before=${grown.messages[0].id}`);
  assert.deepEqual([texts(grown)[0], texts(grown).at(-1), grown.more], ['m51', 'm450', { before: true, after: true }]);
  grown = load(grown, hall, 'newer', `after=${grown.messages.at(-1)?.id}`);
  assert.deepEqual([texts(grown)[0], texts(grown).at(-1), grown.more], ['m101', 'm500', { before: true, after: false }]);
});

test('at the bottom the oldest go; a reader further up keeps theirs and lets go of the present', () => {
  const { hall, events, window } = begin(windows.CAP);
  const full = [1, 2, 3, 4, 5, 6, 7].reduce((grown) => load(grown, hall, 'older', `before=${grown.messages[0].id}`), window);
  hall.send(BORIS, 11, 'live');
  const watched = receiveAll(full, events);
  assert.deepEqual([watched.messages.length, texts(watched).at(-1), watched.more], [windows.CAP - 49, 'live', { before: true, after: false }]);
  const unwatched = receiveAll(full, events, AWAY);
  assert.deepEqual([texts(unwatched)[0], texts(unwatched).at(-1), unwatched.more, unwatched.newer], ['m1', `m${windows.CAP}`, { before: false, after: true }, 1]);
});

test('what an edited message does not have any more is gone', () => {
  const { window } = begin(3);
  const [message] = window.messages;
  const linking = { ...message, room: 'g:1:c:11', embeds: [{ url: 'https://x.io', type: 'link' }] };
  const shown = windows.receive(window, { name: 'message_edited', payload: linking }, CONTEXT);
  assert.deepEqual(/** @type {any} */ (shown.messages[0]).embeds, linking.embeds);
  const hidden = windows.receive(shown, { name: 'message_edited', payload: { ...message, room: 'g:1:c:11' } }, CONTEXT);
  assert.ok(!('embeds' in hidden.messages[0]));
});

test('an event that comes twice, or late, changes nothing', () => {
  const { hall, events, window } = begin(100);
  hall.send(BORIS, 11, 'new');
  hall.edit(11, hall.list(11)[99].id, 'edited');
  hall.react(BORIS, 11, hall.list(11)[99].id, '👍', true);
  hall.remove(11, hall.list(11)[98].id);
  const once = receiveAll(window, events);
  assert.deepEqual(receiveAll(once, events).messages, once.messages);
  const old = { name: 'new_message', payload: hall.seenBy(hall.list(11)[0], 0, true) };
  assert.deepEqual(windows.receive(once, old, CONTEXT).messages, once.messages, 'what was trimmed does not come back out of its place');
});

test('what is deleted while a page is on its way stays deleted', () => {
  const { hall, events, window } = begin(60);
  const asked = windows.startLoad(window, 'older');
  const page = hall.page(11, new URLSearchParams(`before=${window.messages[0].id}`), 101);
  hall.remove(11, hall.list(11)[0].id);
  hall.edit(11, hall.list(11)[0].id, 'edited');
  const loaded = windows.takePage(receiveAll(asked, events), 'older', window, page, CONTEXT);
  assert.deepEqual(texts(loaded).slice(0, 2), ['edited', 'm3']);
  assert.deepEqual(loaded.held, []);
});

test('a page asked for before the window moved elsewhere is passed over', () => {
  const { hall, window } = begin(300);
  const asked = windows.startLoad(window, 'older');
  const page = hall.page(11, new URLSearchParams(`before=${window.messages[0].id}`), 101);
  const moved = load(asked, hall, 'replace', `around=${hall.list(11)[20].id}`);
  const late = windows.takePage(moved, 'older', window, page, CONTEXT);
  assert.deepEqual(late.messages, moved.messages);
  assert.equal(late.loads, 0);
  assert.equal(windows.failLoad({ ...moved, loads: 1 }, 'older', window, { code: 'network', message: '' }).pageError, null);
});

test('an answer asked for before a doubt cures nothing', () => {
  const { hall, window } = begin(10);
  assert.equal(window.stale, false);
  const asked = windows.startLoad(window, 'replace');
  const doubted = windows.doubt(asked);
  const page = hall.page(11, new URLSearchParams(), 101);
  assert.equal(windows.takePage(doubted, 'replace', asked, page, CONTEXT).stale, true);
  assert.equal(windows.takePage(doubted, 'replace', doubted, page, CONTEXT).stale, false);
});

test('a fresh answer that says nothing new keeps every object', () => {
  const { hall, window } = begin(50);
  const again = load(window, hall, 'replace', '');
  assert.ok(again.messages.every((message, index) => message === window.messages[index]));
});

test('by random operations the window is always a piece of the whole', () => {
  for (let seed = 1; seed <= 30; seed += 1) {
    const { random, pick, int } = createRandom(seed);
    let { hall, events, window } = begin(600);
    for (let step = 0; step < 80; step += 1) {
      const some = pick(hall.list(11));
      const chance = random();
      if (chance < 0.25) hall.send(BORIS, 11, `live ${step}`);
      else if (chance < 0.35) hall.remove(11, some.id);
      else if (chance < 0.45) hall.edit(11, some.id, `edited ${step}`);
      else if (chance < 0.5) window = load(window, hall, 'replace', `around=${some.id}`);
      else if (chance < 0.55) window = load(window, hall, 'replace', '');
      else if (chance < 0.8 && window.more.before) window = load(window, hall, 'older', `before=${window.messages[0].id}&limit=${1 + int(100)}`);
      else if (window.more.after) window = load(window, hall, 'newer', `after=${window.messages.at(-1)?.id}&limit=${1 + int(100)}`);
      window = receiveAll(window, events.splice(0), random() < 0.5 ? CONTEXT : AWAY);
      checkPiece(window, hall, `seed ${seed}, step ${step}`);
    }
  }
});

/** @param {Window} window @param {Hall} hall @param {string} when */
function checkPiece(window, hall, when) {
  const first = window.messages[0]?.seq ?? Infinity;
  const last = window.messages.at(-1)?.seq ?? 0;
  const piece = hall.list(11).filter((message) => (message.seq >= first || !window.more.before) && (message.seq <= last || !window.more.after));
  assert.deepEqual(texts(window), piece.map((message) => message.content), when);
  assert.ok(window.messages.length <= windows.CAP, when);
}
