import assert from 'node:assert/strict';
import test from 'node:test';
import { EMOJI, emojiName, emojiOf, entryOf, GROUPS, isEmojiOnly, replaceShortcodes, searchEmoji } from '../../../static/js/lib/emoji.js';
import { withoutTone, withTone } from '../../../static/js/lib/emoji-tones.js';
import { LANGUAGES, loadLanguage, setLanguage } from '../../../static/js/lib/i18n.js';

await loadLanguage('ru');

/** @param {string} query */
const found = (query) => searchEmoji(query).map(({ emoji }) => emoji);

test('every entry is one emoji with shortcodes and names of its own', () => {
  assert.ok(EMOJI.length >= 1900);
  for (const { emoji, shortcodes, names } of EMOJI) {
    assert.ok(isEmojiOnly(emoji, 1), `${emoji} is shown as a picture`);
    for (const code of shortcodes) assert.match(code, /^[a-z0-9_+-]{1,64}$/);
    assert.ok(names.ru.length > 1, emoji);
    assert.ok(names.en.length > 1, emoji);
  }
  for (const field of [EMOJI.map(({ emoji }) => emoji), EMOJI.flatMap(({ shortcodes }) => shortcodes), EMOJI.map(({ names }) => names.en)]) {
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
  assert.ok(found('елка').includes('🎄'));
  assert.deepEqual(found('ёлка'), found('елка'));
  assert.equal(found(':tada:')[0], '🎉');
  assert.deepEqual(found('🎉'), ['🎉']);
  assert.deepEqual(found('👍🏽'), ['👍']);
  assert.equal(found('broken heart')[0], '💔');
  assert.equal(found('+1')[0], '👍');
  assert.equal(found('-1')[0], '👎');
  assert.deepEqual(found('zzzz'), []);
  assert.deepEqual(found('  '), []);
});

test('what is named so comes before what is only about it', () => {
  assert.equal(found('cat')[0], '🐱');
  assert.equal(found('bug')[0], '🐛');
  assert.equal(found('tea')[0], '🍵');
  assert.equal(found('собака')[0], '🐕');
});

test('names follow the language', () => {
  setLanguage('ru');
  assert.equal(emojiName('🎉'), 'хлопушка');
  setLanguage('en');
  assert.equal(emojiName('👍'), 'thumbs up');
  assert.equal(emojiName('👍🏿'), 'thumbs up');
  assert.equal(emojiName('🛐🛐'), '🛐🛐');
});

test('shortcodes', () => {
  assert.equal(emojiOf('smile'), '😄');
  assert.equal(emojiOf('constructor'), null);
  assert.equal(replaceShortcodes('a :tada: 12:30:45 :no_such: :rocket: :+1:'), 'a 🎉 12:30:45 :no_such: 🚀 👍');
});

test('skin tones are put on and taken off', () => {
  assert.equal(withTone('👍', 3), '👍🏽');
  assert.equal(withTone('✌️', 1), '✌🏻');
  assert.equal(withTone('👍🏽', 5), '👍🏿');
  assert.equal(withTone('👍🏽', 0), '👍');
  assert.equal(withTone('🧑‍🤝‍🧑', 1), '🧑🏻‍🤝‍🧑🏻', 'the hands between two people keep theirs');
  assert.equal(withTone('🤝', 1), '🤝🏻');
  assert.equal(withTone('🧑‍🦰', 2), '🧑🏼‍🦰');
  assert.equal(withoutTone('🧑🏼‍🚀'), '🧑‍🚀');
  for (const { emoji, hasTones } of EMOJI) if (hasTones) assert.ok(isEmojiOnly(withTone(emoji, 2), 1), emoji);
  assert.equal(entryOf('✌🏻')?.emoji, '✌️');
});
