import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SHORTCUT_GROUPS, SHORTCUT_WORDS } from '../../../static/js/features/settings/shortcut-words.js';
import { keysOf, matches, SHORTCUTS, shortcutOf } from '../../../static/js/lib/shortcuts.js';

const NONE = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, code: '', key: '' };
/** @param {Partial<KeyboardEvent>} event */
const keys = (event) => /** @type {KeyboardEvent} */ ({ ...NONE, ...event });

test('letters are places on the keyboard, whatever it writes', () => {
  assert.equal(shortcutOf(keys({ ctrlKey: true, code: 'KeyK', key: 'л' }), 'window', false), 'switcher');
  assert.equal(shortcutOf(keys({ ctrlKey: true, code: 'Comma', key: 'б' }), 'window', false), 'settings');
  assert.equal(shortcutOf(keys({ code: 'KeyE', key: 'у' }), 'message', false), 'message_edit');
});

test('every modifier counts, and Ctrl is Cmd on a Mac', () => {
  const up = { key: 'ArrowUp', altKey: true };
  assert.equal(shortcutOf(keys(up), 'window', false), 'previous_channel');
  assert.equal(shortcutOf(keys({ ...up, shiftKey: true }), 'window', false), 'previous_unread');
  assert.equal(shortcutOf(keys({ ...up, ctrlKey: true }), 'window', false), 'previous_guild');
  assert.equal(shortcutOf(keys({ ...up, ctrlKey: true, shiftKey: true }), 'window', false), 'previous_mention');
  assert.equal(shortcutOf(keys({ ...up, metaKey: true }), 'window', false), null);
  assert.equal(shortcutOf(keys({ ...up, metaKey: true }), 'window', true), 'previous_guild');
  assert.equal(shortcutOf(keys({ metaKey: true, code: 'KeyK' }), 'window', true), 'switcher');
});

test('a plus is a plus wherever the layout has it', () => {
  assert.ok(matches(keys({ key: '+', shiftKey: true, code: 'Equal' }), '+', false));
  assert.ok(matches(keys({ key: '+', code: 'NumpadAdd' }), '+', false));
});

test('one thing may have several keys, and the first is shown', () => {
  assert.equal(shortcutOf(keys({ key: 'Backspace' }), 'message', false), 'message_delete');
  assert.equal(keysOf('message_delete'), 'Del');
  assert.equal(keysOf('nothing'), '');
});

test('no two shortcuts of one place are the same keys, and no two have one name', () => {
  const ways = SHORTCUTS.flatMap((shortcut) => shortcut.keys.map((one) => `${shortcut.where} ${one}`));
  assert.equal(new Set(ways).size, ways.length);
  assert.equal(new Set(SHORTCUTS.map(({ id }) => id)).size, SHORTCUTS.length);
});

test('every shortcut has its words and its group, and no words are of none', () => {
  assert.deepEqual(Object.keys(SHORTCUT_WORDS).sort(), SHORTCUTS.map(({ id }) => id).sort());
  for (const { group } of SHORTCUTS) assert.ok(group in SHORTCUT_GROUPS);
});
