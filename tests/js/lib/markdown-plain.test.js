import assert from 'node:assert/strict';
import test from 'node:test';
import { setLanguage } from '../../../static/js/lib/i18n.js';
import { plainText } from '../../../static/js/lib/markdown/plain.js';

test('marks go, words stay, spoilers are kept', () => {
  setLanguage('en');
  assert.equal(plainText('# Hi\n**bold** and ||the butler||\n- `one`\n- [two](https://x.io)\n```js\nx = 1\n```'), 'Hi bold and (spoiler) one two x = 1');
});

test('mentions are names', () => {
  setLanguage('en');
  assert.equal(plainText('<@5> <@6> in <#7> <:wave:8>', { user: (id) => (id === 5 ? { name: 'Ann' } : null) }), '@Ann @unknown user in #unknown channel :wave:');
});
