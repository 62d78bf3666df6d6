/** What messages carry: where pictures stand, how they are enlarged, how a poll stands. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { picturesAround } from '../../../static/js/features/lightbox/pictures.js';
import { fitted, MOST, moved, WHOLE, zoomed } from '../../../static/js/features/lightbox/zoom.js';
import { alone, mosaic, sources } from '../../../static/js/features/messages/parts/mosaic.js';
import { moveLine, problemOf } from '../../../static/js/features/polls/poll-draft.js';
import { afterPress, pollView } from '../../../static/js/features/polls/poll-view.js';
import { stickerSections } from '../../../static/js/features/stickers/sticker-list.js';

test('pictures fill whole rows, however many there are', () => {
  for (let count = 2; count <= 10; count += 1) {
    const tiles = mosaic(count);
    assert.equal(tiles.length, count);
    assert.equal(tiles.reduce((sum, { columns, rows }) => sum + columns * rows, 0) % 6, 0, String(count));
  }
  assert.deepEqual(mosaic(7).map(({ columns }) => columns), [6, 2, 2, 2, 2, 2, 2]);
  assert.deepEqual(mosaic(5).map(({ columns }) => columns), [3, 3, 2, 2, 2]);
});

test('one picture keeps its shape within bounds', () => {
  assert.deepEqual(alone({ width: 2600, height: 1300 }), { width: 520, height: 260 });
  assert.deepEqual(alone({ width: 300, height: 1700 }), { width: 64, height: 340 });
  assert.deepEqual(alone({ width: 120, height: 90 }), { width: 120, height: 90 });
});

test('the browser may choose among thumbnails, and the picture itself when it is little larger', () => {
  const thumbnails = [{ url: '/l', width: 1024, height: 512 }, { url: '/m', width: 400, height: 200 }];
  assert.deepEqual(sources({ url: '/o', width: 1500, thumbnails }), { src: '/l', srcset: '/m 400w, /l 1024w, /o 1500w' });
  assert.equal(sources({ url: '/o', width: 9000, thumbnails }).srcset, '/m 400w, /l 1024w');
  assert.deepEqual(sources({ url: '/o' }), { src: '/o' });
});

const SIZES = { picture: { width: 800, height: 400 }, window: { width: 1000, height: 600 } };

test('zooming keeps the point under the pointer, moving stops at the edges', () => {
  const twice = zoomed(WHOLE, 2, { x: 100, y: 0 }, SIZES);
  assert.deepEqual(twice, { scale: 2, x: -100, y: 0 });
  assert.deepEqual(moved(twice, -9999, 9999, SIZES), { scale: 2, x: -300, y: 100 });
  assert.deepEqual(zoomed(twice, 0.01, { x: 0, y: 0 }, SIZES), WHOLE);
  assert.equal(zoomed(WHOLE, 1000, { x: 0, y: 0 }, SIZES).scale, MOST);
  assert.deepEqual(moved(WHOLE, 50, 50, SIZES), WHOLE);
  assert.deepEqual(fitted({ width: 4000, height: 1000 }, SIZES.window), { width: 1000, height: 250 });
  assert.deepEqual(fitted({ width: 16, height: 16 }, SIZES.window), { width: 32, height: 32 });
});

/** @param {object} fields */
const poll = (fields) => ({ id: 1, question: '?', options: [{ id: '1', text: 'a', votes: 2 }, { id: '2', text: 'b', votes: 1 }], allow_multiple: false, expires_at: '', closed: false, total_votes: 3, ...fields });

test('a vote counts before the server has it, and leaves what it replaces', () => {
  const before = pollView(poll({ me: ['2'] }));
  assert.deepEqual(before.choices.map(({ votes, percent, mine, leads }) => [votes, percent, mine, leads]), [[2, 67, false, true], [1, 33, true, false]]);
  const after = pollView(poll({ me: ['2'] }), ['1']);
  assert.deepEqual([after.voters, ...after.choices.map(({ votes, percent }) => [votes, percent])], [3, [3, 100], [0, 0]]);
  const none = pollView(poll({ me: ['2'] }), []);
  assert.deepEqual([none.voters, none.hasVoted, none.choices[0].percent], [2, false, 100]);
  assert.deepEqual(pollView(poll({ options: [], total_votes: 0 })).choices, []);
});

test('a press chooses, changes or takes back', () => {
  assert.deepEqual(afterPress(poll({}), ['2'], '1'), ['1']);
  assert.deepEqual(afterPress(poll({}), ['1'], '1'), []);
  assert.deepEqual(afterPress(poll({ allow_multiple: true }), ['2'], '1'), ['1', '2']);
  assert.deepEqual(afterPress(poll({ allow_multiple: true }), ['1', '2'], '1'), ['2']);
});

test('a poll that is being written says what is wrong with it, and its lines move', () => {
  const lines = (/** @type {string[]} */ ...texts) => texts.map((text, key) => ({ key, text }));
  assert.equal(problemOf(' ', lines('a', 'b')), 'question');
  assert.equal(problemOf('?', lines('a', ' ')), 'few');
  assert.equal(problemOf('?', lines('a', 'A ')), 'alike');
  assert.equal(problemOf('?', lines('a', 'b', '')), null);
  assert.deepEqual(moveLine(lines('a', 'b', 'c'), 2, -1).map(({ text }) => text), ['a', 'c', 'b']);
  assert.deepEqual(moveLine(lines('a', 'b'), 0, -1), lines('a', 'b'));
});

test('stickers are found by name and tag, and those of other guilds are locked where they may not be used', () => {
  const sticker = (/** @type {number} */ id, /** @type {number} */ guild_id, /** @type {string} */ name, /** @type {string|null} */ tags = null) =>
    /** @type {any} */ ({ id, guild_id, name, tags, description: null, animated: false, url: '' });
  const sources = {
    guilds: /** @type {any} */ ([{ id: 1, name: 'Welcome' }, { id: 2, name: 'Workshop' }, { id: 3, name: 'Empty' }]),
    byGuild: { 1: { stickers: [sticker(11, 1, 'Чёрный чай', 'утро')] }, 2: { stickers: [sticker(21, 2, 'Anvil')] } },
    guildId: 2, mayForeign: false, recent: [11, 21, 99], query: '', names: { recent: 'Recent', found: 'Found' },
  };
  const shown = stickerSections(sources);
  assert.deepEqual(shown.map(({ label, items }) => [label, ...items.map((item) => item.sticker.id)]), [['Recent', 21], ['Workshop', 21], ['Welcome', 11]]);
  assert.deepEqual(shown[2].items[0].locked, true);
  assert.deepEqual(stickerSections({ ...sources, query: 'черный утро' })[0].items.map(({ sticker: { id } }) => id), [11]);
  assert.deepEqual(stickerSections({ ...sources, query: 'no' }), []);
});

test('the lightbox goes through what the channel shows, and past what is covered', () => {
  const file = (/** @type {number} */ id, more = {}) => /** @type {any} */ ({ id, url: `/${id}`, name: '', size: 1, content_type: 'image/png', width: 9, height: 9, ...more });
  const row = (/** @type {any[]} */ ...files) => /** @type {any} */ ({ type: 'message', key: '', groupStart: true, message: { id: 1, files } });
  const rows = [row(file(1), file(2, { spoiler: true })), { type: 'date', key: '', timestamp: '' }, row(file(3), file(4, { content_type: 'text/plain' }))];
  const ids = (/** @type {any} */ wanted) => picturesAround(/** @type {any} */ (rows), wanted).list.map((shown) => shown.file.id);
  assert.deepEqual(ids(file(3)), [1, 3]);
  assert.deepEqual(ids(file(2, { spoiler: true })), [1, 2, 3]);
  assert.deepEqual(ids(file(9)), [9]);
});
