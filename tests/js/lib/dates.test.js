import assert from 'node:assert/strict';
import test from 'node:test';
import { formatDay, formatFull, formatRelative, formatTime, formatTimestamp, formatWhen, setClock } from '../../../static/js/lib/dates.js';
import { loadLanguage, setLanguage } from '../../../static/js/lib/i18n.js';

await loadLanguage('ru');

const now = new Date(2026, 10, 23, 16, 0);
/** @param {number} day @param {number} [hour] @param {number} [minute] */
const november = (day, hour = 14, minute = 5) => new Date(2026, 10, day, hour, minute);
/** ICU writes narrow spaces before AM and PM. @param {string} text */
const plain = (text) => text.replace(/\s/g, ' ');

test('Russian dates', () => {
  setLanguage('ru');
  assert.equal(formatWhen(november(23), now), 'сегодня в 14:05');
  assert.equal(formatWhen(november(22, 23, 59), now), 'вчера в 23:59');
  assert.equal(formatWhen(november(24), now), 'завтра в 14:05');
  assert.equal(formatWhen(november(21), now), '21 нояб. в 14:05');
  assert.equal(formatDay(november(23), now), 'Сегодня');
  assert.equal(plain(formatDay(november(3), now)), '3 ноября 2026 г.');
  assert.match(formatFull(november(23)), /^понедельник.*23 ноября 2026.*14:05$/);
  assert.equal(formatRelative(november(23, 15, 57), now), '3 минуты назад');
});

test('English dates', () => {
  setLanguage('en');
  assert.match(formatWhen(november(23), now), /^today at (14:05|2:05\sPM)$/);
  assert.equal(formatDay(november(22, 0, 0), now), 'Yesterday');
  assert.equal(formatRelative(new Date(now.getTime() + 172_800_000), now), 'in 2 days');
  assert.equal(formatRelative(now, now), 'now');
});

test('a 24-hour clock has two digits, a 12-hour clock as many as it needs', () => {
  const { navigator } = globalThis;
  const early = november(23, 3, 23);
  for (const [tag, time] of [['en-GB', '03:23'], ['en-US', '3:23 AM'], ['ru-RU', '03:23']]) {
    Object.defineProperty(globalThis, 'navigator', { value: { languages: [tag] }, configurable: true });
    setLanguage(tag.startsWith('en') ? 'ru' : 'en');
    setLanguage(tag.slice(0, 2));
    assert.equal(plain(formatTime(early)), time, tag);
    assert.ok(plain(formatFull(early)).endsWith(` ${time}`), tag);
  }
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
});

test('midnight divides days, not 24 hours', () => {
  setLanguage('ru');
  assert.match(formatWhen(november(22, 23, 59), november(23, 0, 1)), /^вчера/);
});

test('every style of <t:…> gives a different view of the moment', () => {
  setLanguage('ru');
  const unix = november(23).getTime() / 1000;
  const shown = [...'tTdDfFsSR'].map((style) => formatTimestamp(unix, style, now));
  assert.equal(new Set(shown).size, 9);
  assert.equal(shown[4], formatTimestamp(unix, 'f', now));
});

test('the hours are counted as the reader wants, in every language', async () => {
  await setLanguage('ru');
  setClock('12h');
  assert.match(plain(formatTime(november(23))), /^2:05 PM$/);
  await setLanguage('en');
  setClock('24h');
  assert.equal(formatTime(november(23, 9)), '09:05');
  assert.equal(formatTime(november(23, 0)), '00:05');
  setClock('locale');
});
