import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bestOf, titleOf } from '../../../static/js/features/composer/suggest/match.js';
import { shortcodeAt } from '../../../static/js/features/composer/suggest/shortcode.js';
import { triggerAt } from '../../../static/js/features/composer/suggest/trigger.js';

/** The caret stands at the bar. @param {string} text */
function at(text) {
  const caret = text.indexOf('|');
  const found = triggerAt(text.replace('|', ''), caret);
  return found && `${found.sign}${found.query} ${found.from}`;
}

test('a list helps with names, channels, emoji and commands', () => {
  assert.equal(at('hi @an|'), '@an 3');
  assert.equal(at('@|'), '@ 0');
  assert.equal(at('(@анна|)'), '@анна 1');
  assert.equal(at('see #gen|eral'), '#gen 4');
  assert.equal(at(':улы|'), ':улы 0');
  assert.equal(at('🎉:ta|'), ':ta 2');
  assert.equal(at('/sh|'), '/sh 0');
  assert.equal(at('/|'), '/ 0');
});

test('and with nothing else', () => {
  for (const text of ['mail@an|', ':t|', '10:30|', 'https://x|', 'a /sh|', '/me an|', '@an |', '`@an|`', '```\n@an|\n```', '\\@an|', '<@1|>', '##|', 'a|', '']) assert.equal(at(text), null, text);
  assert.equal(at(`${'x'.repeat(200)}/|`), null);
});

const people = ['anna', 'joanna', 'Boris Annin', 'bob', 'Ann'].map((name) => ({ name, title: titleOf([name]) }));

/** @param {string} query */
const found = (query) => bestOf(people, query, (one) => one.title).map(({ name }) => name);

test('the whole name, its start, the start of a word, the middle', () => {
  assert.deepEqual(found('ann'), ['Ann', 'anna', 'Boris Annin', 'joanna']);
  assert.deepEqual(found('zzz'), []);
  assert.deepEqual(bestOf([{ title: titleOf(['Ёлка']) }], 'елк', (one) => one.title).length, 1);
});

test('of equals the one with less weight, then the first; ten at most', () => {
  const many = Array.from({ length: 40 }, (_, index) => ({ index, title: titleOf([`user${index}`]) }));
  const best = bestOf(many, 'user', (one) => one.title, (one) => (one.index === 30 ? -1 : 0));
  assert.deepEqual(best.map(({ index }) => index), [30, 0, 1, 2, 3, 4, 5, 6, 7, 8]);
});

test('a shortcode is whole with its second colon', () => {
  assert.deepEqual(shortcodeAt('so :tada:', 9), { from: 3, code: 'tada' });
  assert.deepEqual(shortcodeAt(':+1:', 4), { from: 0, code: '+1' });
  for (const text of ['10:30:', '`:tada:', ':ta da:', '::', ':tada', 'a:tada:']) assert.equal(shortcodeAt(text, text.length), null, text);
});
