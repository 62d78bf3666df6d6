import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBook } from '../../../static/js/features/composer/words/book.js';
import { isInCode } from '../../../static/js/features/composer/words/kept.js';
import { toBox, toWire } from '../../../static/js/features/composer/words/translate.js';
import { emojiOf } from '../../../static/js/lib/emoji.js';

const KNOWN = {
  people: [
    { id: 1, username: 'anna', names: ['Анна Каренина'] },
    { id: 2, username: 'anna2', names: ['Bob'] },
    { id: 3, username: 'robert', names: ['Bob'] },
    { id: 4, username: 'everyone', names: [] },
    { id: 5, username: 'a.b', names: ['Zed (he)'] },
  ],
  roles: [{ id: 10, name: 'Team Red' }, { id: 11, name: 'robert' }],
  channels: [{ id: 20, name: 'general' }, { id: 21, name: 'general-talk' }, { id: 22, name: 'twice' }, { id: 23, name: 'twice' }],
  emojis: [{ id: 30, name: 'wave', animated: false }, { id: 31, name: 'wave', animated: true }, { id: 32, name: 'party_cat', animated: true }],
};
const book = createBook(KNOWN);
const ways = { book, emojiOf };

/** @param {string} text */
const wire = (text) => toWire(text, ways);

test('names become what they stand for, the longest first', () => {
  assert.equal(wire('hi @anna and @anna2!'), 'hi <@1> and <@2>!');
  assert.equal(wire('@Анна Каренина, @анна каренина'), '<@1>, <@1>');
  assert.equal(wire('@team red in #general-talk, not #general.'), '<@&10> in <#21>, not <#20>.');
  assert.equal(wire('@a.b @Zed (he)'), '<@5> <@5>');
});

test('what nobody or more than one is called stays', () => {
  for (const text of ['@Bob', '@nobody', '#twice', '@annabel', '@everyone', '@here', 'x@anna', 'a/#general', '##general', '@', '#']) assert.equal(wire(text), text);
});

test('a user name is stronger than a role of that name', () => {
  assert.equal(wire('@robert'), '<@3>');
  assert.equal(book.labelOf('<@&11>'), null);
});

test('what was chosen from the list stands, whoever else is called so', () => {
  const chosen = createBook(KNOWN, new Map([['@Bob', '<@3>']]));
  assert.equal(toWire('@bob!', { book: chosen }), '<@3>!');
  assert.equal(chosen.labelOf('<@3>'), '@Bob');
  assert.equal(chosen.labelOf('<@2>'), '@anna2');
});

test('shortcodes become the emoji, those of guilds first', () => {
  assert.equal(wire('a :tada: :wave: :wave~2::party_cat: :no_such: 12:30:45'), 'a 🎉 <:wave:30> <a:wave:31><a:party_cat:32> :no_such: 12:30:45');
});

test('drawings with signs become emoji between white space, when wanted', () => {
  assert.equal(toWire(':) ok :D\n<3 x:) :))', { ...ways, emoticons: true }), '🙂 ok 😄\n❤️ x:) :))');
  assert.equal(wire(':)'), ':)');
  assert.equal(toWire('`:)` \\:) ```\n:D\n```', { ...ways, emoticons: true }), '`:)` \\:) ```\n:D\n```');
});

test('code, addresses, tokens and what is escaped are left alone', () => {
  for (const text of ['`@anna`', '``a ` @anna``', '```\n@anna :tada:\n```', 'https://x.org/@anna#general', '<@1>', '<:wave:30>', '\\@anna', '\\:tada:', '<t:5>']) assert.equal(wire(text), text);
  assert.equal(wire('``` @anna'), '``` <@1>');
  assert.equal(wire('\\`@anna` @anna'), '\\`<@1>` <@1>');
});

test('what was sent comes back as somebody would have typed it', () => {
  const sent = 'hi <@1>, <@&10> in <#21> <:wave:30><a:wave:31> `<@1>` <@99> <#22> 🎉';
  const text = toBox(sent, ways);
  assert.equal(text, 'hi @Анна Каренина, @Team Red in #general-talk :wave::wave~2: `<@1>` <@99> <#22> 🎉');
  assert.equal(wire(text), sent);
});

test('what would be sent otherwise than it was stays as it is', () => {
  assert.equal(toBox('@anna and <@1>', ways), '@anna and <@1>');
  assert.equal(toBox('<@1>bel', ways), '<@1>bel');
  assert.equal(toBox('<@2>', ways), '@anna2');
});

test('back and forth loses nothing, whatever it is', () => {
  const parts = ['<@1>', '<@3>', '<#20>', '<:wave:30>', '<@&10>', ' ', 'x', '`', '```', '\\', '\n', '@anna', ':tada:', '<', 'https://a.b/', '_', '.', '🎉'];
  let seed = 7;
  for (let round = 0; round < 3000; round += 1) {
    let text = '';
    for (let piece = 0; piece < 7; piece += 1) {
      seed = (seed * 48271) % 2147483647;
      text += parts[seed % parts.length];
    }
    const box = toBox(text, ways);
    assert.ok(box === text || toWire(box, ways) === text, text);
  }
});

test('whether somebody writes code', () => {
  assert.equal(isInCode('a `b', 4), true);
  assert.equal(isInCode('a `b` ', 6), false);
  assert.equal(isInCode('```js\nlet @', 11), true);
  assert.equal(isInCode('```js\nx\n``` @', 13), false);
  assert.equal(isInCode("don`t\nlook @", 12), false);
  assert.equal(isInCode('\\`@', 3), false);
});
