import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hueClass, initials } from '../../../static/js/components/avatar.js';
import { contrast, luminance, readableColor } from '../../../static/js/features/members/readable-color.js';
import { entryPlace } from '../../../static/js/features/messages/list-place.js';
import { deviceName, isPhone } from '../../../static/js/features/settings/device-name.js';
import { keyParts, keyText } from '../../../static/js/features/shell/key-text.js';
import { direction } from '../../../static/js/features/shell/swipe.js';

test('initials are at most two letters, whole ones', () => {
  assert.equal(initials('Paper Lanterns Club'), 'PL');
  assert.equal(initials('Clay & Kiln'), 'CK');
  assert.equal(initials('кинологи'), 'К');
  assert.equal(initials('🎈party'), '🎈');
  assert.equal(initials('  '), '?');
});

test('one id has one tone', () => {
  assert.equal(hueClass(123456789), hueClass(123456789));
  assert.match(hueClass(2 ** 52), /^hue-([1-9]|1[0-2])$/);
});

test('twelve people of one moment have twelve tones', () => {
  const first = 1536483508576192;
  assert.equal(new Set(Array.from({ length: 12 }, (_, index) => hueClass(first + index))).size, 12);
});

test('tones are spread evenly, and those who came one after the other mostly differ', () => {
  for (const step of [1, 4096, 4_096_000, 2 ** 32]) {
    const tones = Array.from({ length: 1200 }, (_, index) => hueClass(2 ** 51 + index * step));
    const counts = [...new Set(tones)].map((tone) => tones.filter((other) => other === tone).length);
    assert.equal(counts.length, 12);
    assert.ok(Math.min(...counts) > 50 && Math.max(...counts) < 160, `${step}: ${counts}`);
    assert.ok(tones.filter((tone, index) => tone === tones[index + 1]).length < 160, `${step}`);
  }
});

test('a role colour can be read on both themes', () => {
  for (const color of [0x000001, 0xffffff, 0xff0000, 0xffff00, 0x0000ff, 0x3fa7d6]) {
    const rgb = (/** @type {string} */ text) => text.match(/\d+/g)?.map(Number) ?? [];
    assert.ok(contrast(luminance(rgb(readableColor(color, 'dark'))), 0.0247) >= 4.5);
    assert.ok(contrast(luminance(rgb(readableColor(color, 'light'))), 0.785) >= 4.5);
  }
});

test('a channel is entered where it was left, else at the NEW line, else at the end', () => {
  const rows = /** @type {any[]} */ ([{ type: 'date', key: 'd' }, { type: 'message', key: 'a' }, { type: 'new', key: 'new' }, { type: 'message', key: 'b' }]);
  assert.deepEqual(entryPlace(rows, { key: 'a', offset: 7, atBottom: false, sizes: [] }), { index: 1, offset: 7 });
  assert.deepEqual(entryPlace(rows, { key: 'gone', offset: 7, atBottom: false, sizes: [] }), { index: 2, offset: -80 });
  assert.equal(entryPlace(rows.slice(0, 2), { offset: 0, atBottom: true, sizes: [] }), 'end');
});

test('a device is named by browser and system', () => {
  assert.equal(deviceName('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0 Safari/537.36'), 'Chrome, Linux');
  assert.equal(deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1'), 'Safari, iOS');
  assert.equal(deviceName('curl/8'), null);
  assert.equal(deviceName(null), null);
  assert.ok(isPhone('Mozilla/5.0 (Linux; Android 16) Mobile'));
});

test('keys are written as they stand on the keyboard', () => {
  assert.equal(keyText('Ctrl+K', false), 'Ctrl+K');
  assert.equal(keyText('Ctrl+K', true), '⌘K');
  assert.deepEqual(keyParts('Alt+Shift+↓', true), ['⌥', '⇧', '↓']);
});

test('only a wide, level stroke is a swipe', () => {
  assert.equal(direction(80, 10), 1);
  assert.equal(direction(-80, 10), -1);
  assert.equal(direction(40, 0), 0);
  assert.equal(direction(80, 60), 0);
});
