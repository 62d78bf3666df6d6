import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isInFence, linkOf, nextLine, quoted } from '../../../static/js/features/composer/lines.js';

/** What stands there after a new line at the end. @param {string} value */
function after(value) {
  const next = nextLine(value, value.length);
  return next && value.slice(0, next.from) + next.text;
}

test('a list and a quote go on, and end at an empty item', () => {
  assert.equal(after('- one'), '- one\n- ');
  assert.equal(after('a\n  * one'), 'a\n  * one\n  * ');
  assert.equal(after('9. nine'), '9. nine\n10. ');
  assert.equal(after('> so'), '> so\n> ');
  assert.equal(after('- one\n- '), '- one\n');
  for (const text of ['one', '-one', '**bold**', '', '2026']) assert.equal(after(text), null, text);
});

test('an address pasted on words makes them a link', () => {
  assert.equal(linkOf('the docs', ' https://example.org/a '), '[the docs](https://example.org/a)');
  for (const [selected, pasted] of [['', 'https://a.org'], ['https://b.org', 'https://a.org'], ['a\nb', 'https://a.org'], ['a', 'not https://a.org'], ['a', 'javascript:x'], ['a', 'https://a.org/(b']]) {
    assert.equal(linkOf(selected, pasted), null);
  }
});

test('quoting goes both ways', () => {
  assert.equal(quoted('a\nb'), '> a\n> b');
  assert.equal(quoted('> a\n> b'), 'a\nb');
});

test('in fenced code that has not ended', () => {
  assert.equal(isInFence('```js\nlet', 9), true);
  assert.equal(isInFence('```js\nlet\n```', 8), false);
  assert.equal(isInFence('```a``` b', 9), false);
  assert.equal(isInFence('plain', 3), false);
});
