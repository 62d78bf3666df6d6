import assert from 'node:assert/strict';
import test from 'node:test';
import { formatDuration } from '../../../static/js/lib/duration.js';
import { setLanguage } from '../../../static/js/lib/i18n.js';
import { sentence } from '../../../static/js/lib/sentence.js';

test('a length of time in the largest unit that fits, and what is left over', () => {
  setLanguage('en');
  const shown = [0, 45, 60, 600, 3600, 5400, 86_400, 604_800, 2_419_200].map(formatDuration);
  assert.deepEqual(shown, ['0 seconds', '45 seconds', '1 minute', '10 minutes', '1 hour', '1 hour 30 minutes', '1 day', '1 week', '4 weeks']);
});

test('in Russian, with its plural forms', async () => {
  await setLanguage('ru');
  assert.deepEqual([60, 120, 300].map(formatDuration), ['1 минута', '2 минуты', '5 минут']);
  setLanguage('en');
});

test('elements stand where the names of a sentence are', () => {
  const who = { element: 'strong' };
  assert.deepEqual(sentence('typing.one', { first: who }), ['', who, ' is typing…']);
});
