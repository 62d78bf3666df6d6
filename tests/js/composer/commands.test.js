import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandIn, readCommand } from '../../../static/js/features/composer/commands.js';
import { plainText } from '../../../static/js/lib/markdown/plain.js';

/** As it is read in the end. @param {string} text */
function read(text) {
  const outcome = readCommand(text, true);
  return outcome?.kind === 'send' ? plainText(outcome.content, {}) : outcome;
}

test('the drawings are read as they are drawn', () => {
  assert.equal(read('/shrug'), '¯\\_(ツ)_/¯');
  assert.equal(read('/shrug well, then'), 'well, then ¯\\_(ツ)_/¯');
  assert.equal(read('/tableflip no'), 'no (╯°□°)╯︵ ┻━┻');
  assert.equal(read('/unflip'), '┬─┬ノ( º _ ºノ)');
});

test('some mark the text, and wait for one', () => {
  assert.deepEqual(readCommand('/me waves', true), { kind: 'send', content: '*waves*' });
  assert.deepEqual(readCommand('/spoiler it was\nthe cat', true), { kind: 'send', content: '||it was\nthe cat||' });
  assert.equal(readCommand('/me  ', true), null);
});

test('a new name, or none, in guilds alone', () => {
  assert.deepEqual(readCommand('/nick The Cat', true), { kind: 'nick', nickname: 'The Cat' });
  assert.deepEqual(readCommand('/nick', true), { kind: 'nick', nickname: null });
  assert.equal(commandIn('/nick x', false), null);
});

test('everything else is sent as it stands', () => {
  for (const text of ['/usr/bin', '/mean', '/unknown thing', ' /me x', 'hi /me']) assert.deepEqual(readCommand(text, true), { kind: 'send', content: text });
});
