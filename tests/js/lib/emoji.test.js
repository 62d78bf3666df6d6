import assert from 'node:assert/strict';
import test from 'node:test';
import { EMOJI, emojiName, emojiOf, GROUPS, isEmojiOnly, replaceShortcodes, searchEmoji } from '../../../static/js/lib/emoji.js';
import { LANGUAGES, loadLanguage, setLanguage } from '../../../static/js/lib/i18n.js';

await loadLanguage('ru');

/** @param {string} query */
const found = (query) => searchEmoji(query).map(({ emoji }) => emoji);

test('every entry is one emoji with a shortcode and both names of its own', () => {
  assert.ok(EMOJI.length >= 250);
  for (const { emoji, shortcode, names, words } of EMOJI) {
    assert.ok(isEmojiOnly(emoji, 1), `${emoji} is shown as a picture`);
    assert.match(shortcode, /^[a-z0-9_]{1,32}$/);
    assert.match(names.ru, /^[а-яё -]+$/, emoji);
    assert.ok(words.length > 2, emoji);
  }
  for (const field of [EMOJI.map(({ emoji }) => emoji), EMOJI.map(({ shortcode }) => shortcode), EMOJI.map(({ names }) => names.ru)]) {
    assert.deepEqual(field.filter((value, index) => field.indexOf(value) !== index), []);
  }
});

test('every group has a title in every language', async () => {
  for (const { load } of Object.values(LANGUAGES)) {
    const messages = await load();
    for (const group of GROUPS) assert.ok(`emoji.${group}` in messages);
  }
});

test('search in English, Russian, by shortcode and by the emoji itself', () => {
  assert.equal(found('heart')[0], '❤️');
  assert.ok(found('серд').includes('💔'));
  assert.ok(found('елка').includes('🌲'));
  assert.ok(found('ёлка').includes('🎄'));
  assert.equal(found(':tada:')[0], '🎉');
  assert.deepEqual(found('🎉'), ['🎉']);
  assert.deepEqual(found('broken heart'), ['💔']);
  assert.deepEqual(found('zzzz'), []);
  assert.deepEqual(found('  '), []);
});

test('what is named so comes before what is only about it', () => {
  assert.equal(found('cat')[0], '🐱');
  assert.equal(found('bug')[0], '🐛');
  assert.equal(found('собака')[0], '🐶');
});

test('names follow the language', () => {
  setLanguage('ru');
  assert.equal(emojiName('🎉'), 'хлопушка');
  setLanguage('en');
  assert.equal(emojiName('👍'), 'thumbs up');
  assert.equal(emojiName('🪤'), '🪤');
});

test('shortcodes', () => {
  assert.equal(emojiOf('smile'), '😄');
  assert.equal(emojiOf('constructor'), null);
  assert.equal(replaceShortcodes('a :tada: 12:30:45 :no_such: :rocket:'), 'a 🎉 12:30:45 :no_such: 🚀');
});
