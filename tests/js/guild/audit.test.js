import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { changesOf } from '../../../static/js/features/guild-settings/audit/audit-changes.js';
import { ACTIONS, SENTENCES } from '../../../static/js/features/guild-settings/audit/audit-words.js';
import { setLanguage, t } from '../../../static/js/lib/i18n.js';
import { ROOT } from '../support/sources.js';

const names = { role: (/** @type {number} */ id) => ({ 3: 'Wardens' })[id] ?? null, channel: (/** @type {number} */ id) => ({ 11: '#general' })[id] ?? null, user: () => null };

/** @param {string} action @param {Record<string, [any, any]>} changes */
const entry = (action, changes) => /** @type {any} */ ({ id: 1, guild_id: 1, actor: null, action, changes });
/** @param {string} action @param {Record<string, [any, any]>} changes */
const shown = (action, changes) => changesOf(entry(action, changes), names).map(({ label, before, after }) => [label, before, after]);

test('every act that a guild’s log knows has its sentence and its name in the filter', () => {
  const page = readFileSync(new URL('docs/api.md', ROOT), 'utf8');
  const [, listed] = /action in a guild: (.+?); of administrators/.exec(page.replaceAll('\n', ' ')) ?? ['', ''];
  const actions = [...listed.replace(/\([^)]*\)/g, '').matchAll(/`(\w+)`/g)].map(([, action]) => action);
  assert.ok(actions.length > 25);
  const isOfCategory = (/** @type {string} */ act) => act.startsWith('category_'); // a channel to the server, told apart for the reader
  assert.deepEqual(Object.keys(SENTENCES).filter((act) => !isOfCategory(act)).sort(), actions.toSorted());
  assert.deepEqual(Object.keys(ACTIONS).sort(), actions.toSorted());
});

test('every sentence names who and what, in both languages', async () => {
  for (const language of ['en', 'ru']) {
    await setLanguage(language);
    for (const key of Object.values(SENTENCES)) assert.match(t(key), /\{actor\}.*\{target\}/);
  }
  await setLanguage('en');
});

test('values are said in the reader’s words', async () => {
  await setLanguage('en');
  assert.deepEqual(shown('role_update', { color: [0, 0x3ba55d], hoist: [false, true], name: ['Helpers', 'Elders'] }), [
    ['Colour', null, '#3ba55d'], ['Shown separately', 'no', 'yes'], ['Name', 'Helpers', 'Elders'],
  ]);
  assert.deepEqual(shown('channel_update', { slow_mode: [0, 600], parent_id: [11, null], topic: ['', 'New'] }), [
    ['Slow mode', null, '10 minutes'], ['Category', '#general', null], ['Topic', null, 'New'],
  ]);
  assert.deepEqual(shown('member_roles', { roles: [[], [3, 99]] }), [['Roles', null, 'Wardens, something deleted']]);
  assert.deepEqual(shown('guild_update', { system_channel_id: [null, 11], default_notifications: ['all', 'mentions'], icon: ['/media/a', null] }), [
    ['Channel for what the guild says', null, '#general'], ['Notifications by default', 'All messages', 'Only mentions'], ['Icon', 'a picture', null],
  ]);
});

test('of permissions only those that came and went', async () => {
  await setLanguage('en');
  const [[, before, after]] = shown('role_update', { permissions: [2 ** 1 + 2 ** 40, 2 ** 40 + 2 ** 10] });
  assert.ok(before && after && before !== after && !before.includes(',') && !after.includes(','));
});

test('an overwrite says for whom; a rule’s options are taken apart', async () => {
  await setLanguage('en');
  const [[label, before, after]] = shown('overwrite_update', { overwrite: [null, { id: 3, type: 'role', allow: 2 ** 10, deny: 0 }] });
  assert.deepEqual([label, before], ['Allowed for Wardens', null]);
  assert.ok(after);
  const options = { words: ['darn'], exempt_roles: [], exempt_channels: [], actions: { block: true, alert: false, timeout: 0 } };
  assert.deepEqual(shown('automod_update', { options: [options, { ...options, words: ['darn', 'heck'], actions: { ...options.actions, timeout: 60 } }] }), [
    ['Words', 'darn', 'darn, heck'], ['Time the author out', null, '1 minute'],
  ]);
});

test('of what is made only what says something; what nobody can read is left out', async () => {
  await setLanguage('en');
  assert.deepEqual(shown('role_create', { name: [null, 'New'], color: [null, 0], icon: [null, null] }), [['Name', null, 'New']]);
  assert.deepEqual(shown('channels_reorder', { order: [[1, 2], [2, 1]], synced: [[], []] }), []);
});
