import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byChannel } from '../../../static/js/features/search/results.js';
import { accept, suggest, wordAt } from '../../../static/js/features/search/suggest.js';
import { placesOf } from '../../../static/js/features/search/use-highlights.js';
import { createSearching, parametersOf } from '../../../static/js/state/actions/searching.js';
import { createWorld } from '../support/world.js';

const KNOWN = { people: ['alice', 'anna maria', 'boris'], channels: ['general', 'kiln'], now: new Date(2026, 10, 26) };
/** @param {string} text @param {number} [caret] */
const offered = (text, caret = text.length) => suggest(wordAt(text, caret), KNOWN).map((one) => one.text);

test('the word at the caret, with what stands in quotes held together', () => {
  assert.deepEqual(wordAt('tea from:al now', 9), { start: 4, end: 11, text: 'from:al' });
  assert.equal(wordAt('from:"anna ma', 13).text, 'from:"anna ma');
  assert.equal(wordAt('tea ', 4).text, '');
});

test('operators are offered, then what may follow them', () => {
  assert.deepEqual(offered('b'), ['before:']);
  assert.ok(offered('').length >= 8);
  assert.deepEqual(offered('-fr'), ['-from:']);
  assert.deepEqual(offered('from:a'), ['from:alice', 'from:"anna maria"']);
  assert.deepEqual(offered('-from:mar'), ['-from:"anna maria"']);
  assert.deepEqual(offered('has:im'), ['has:image']);
  assert.deepEqual(offered('during:2026-11-1'), ['during:2026-11-19']);
  assert.deepEqual(offered('nothing:of'), []);
});

test('a value that is written out is not offered again', () => {
  assert.deepEqual(offered('in:kiln'), []);
});

test('what is taken stands in place of the word, ready to go on', () => {
  const text = 'tea fr now';
  const word = wordAt(text, 6);
  const [chosen] = suggest(word, KNOWN);
  assert.deepEqual(accept(text, word, chosen), { text: 'tea from:now', caret: 9 });
  const value = suggest(wordAt('from:bo', 7), KNOWN)[0];
  assert.deepEqual(accept('from:bo', wordAt('from:bo', 7), value), { text: 'from:boris ', caret: 11 });
});

test('what was found is marked everywhere in a text', () => {
  assert.deepEqual(placesOf('tea, tea and teapot', 'tea'), [0, 5, 13]);
  assert.deepEqual(placesOf('tea', ''), []);
});

test('results that follow each other in a channel stand together', () => {
  const results = /** @type {any[]} */ ([{ id: 3, channel_id: 1 }, { id: 2, channel_id: 1 }, { id: 1, channel_id: 2 }]);
  assert.deepEqual(byChannel(results).map(({ channelId, messages }) => [channelId, messages.length]), [[1, 2], [2, 1]]);
});

test('the question says where, in what order, and what a day is', () => {
  const wanted = /** @type {any} */ ({ query: 'tea', scope: { guildId: 1, channelId: null }, sort: 'oldest', page: 2 });
  const parameters = parametersOf(wanted, KNOWN.now);
  assert.deepEqual([parameters.get('q'), parameters.get('guild_id'), parameters.get('channel_id'), parameters.get('offset'), parameters.get('sort')], ['tea', '1', null, '50', 'oldest']);
  assert.equal(parametersOf({ ...wanted, scope: { guildId: 1, channelId: 7 } }, KNOWN.now).get('channel_id'), '7');
});

test('a late answer does not take the place of a newer question, and a refusal is said', async () => {
  const world = createWorld();
  /** @type {((answer: any) => void)[]} */
  const answers = [];
  const core = /** @type {any} */ ({ api: { get: () => new Promise((resolve) => answers.push(resolve)) }, env: { clock: world.clock, storage: { get: () => null, set: () => {} } } });
  const { ask, search, recent } = createSearching(core);
  const scope = { guildId: null, channelId: null };
  const asked = [ask('first', scope), ask('second', scope)];
  answers[1]({ ok: false, error: { code: 'invalid_fields', message: 'Nobody has that name.' } });
  answers[0]({ ok: true, data: { results: [{}], highlights: [[]], total: 1, total_is_lower_bound: false, indexing: false } });
  await Promise.all(asked);
  assert.deepEqual([search.value.status, search.value.query, search.value.results], ['failed', 'second', []]);
  assert.deepEqual(recent.value, ['second', 'first']);
  assert.equal(await ask('   ', scope), undefined);
});
