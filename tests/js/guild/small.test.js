import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isName, nameOfFile, problemOf } from '../../../static/js/features/guild-settings/expressions/kinds.js';
import { pagesFor } from '../../../static/js/features/guild-settings/sections.js';
import { inviteCodeOf, invitesIn, pastedCode } from '../../../static/js/state/invite_links.js';
import { isBelow, mayGive, rankOf } from '../../../static/js/state/rank.js';

const HERE = 'https://hall.example';

test('pages are for whoever has a right to them', () => {
  assert.deepEqual(pagesFor(() => false), []);
  assert.deepEqual(pagesFor((name) => name === 'BAN_MEMBERS'), ['members', 'bans']);
  assert.deepEqual(pagesFor((name) => name === 'VIEW_AUDIT_LOG'), ['audit']);
});

test('the links of this installation are invites, others are not', () => {
  assert.equal(inviteCodeOf('https://hall.example/invite/hot-iron', HERE), 'hot-iron');
  for (const other of ['https://elsewhere.example/invite/hot-iron', 'https://hall.example/invite/', 'https://hall.example/channels/1', 'https://hall.example/invite/a/b']) assert.equal(inviteCodeOf(other, HERE), null);
  assert.deepEqual(invitesIn('see https://hall.example/invite/one, https://hall.example/invite/one and (https://hall.example/invite/two).', HERE), ['one', 'two']);
});

test('whatever of a link is pasted will do', () => {
  for (const text of ['hot-iron', ' https://hall.example/invite/hot-iron ', 'hall.example/invite/hot-iron']) assert.equal(pastedCode(text, HERE), 'hot-iron');
  for (const text of ['', 'two words', 'https://elsewhere.example/invite/hot-iron', 'javascript:alert(1)']) assert.equal(pastedCode(text, HERE), null);
});

test('an emoji is called as its file, as far as the server takes that', () => {
  assert.equal(nameOfFile('emoji', 'party blob (1).png'), 'party_blob_1');
  assert.equal(nameOfFile('emoji', 'ы.png'), 'emoji');
  assert.equal(nameOfFile('emoji', 'a.gif'), 'a_');
  assert.equal(nameOfFile('sticker', 'a_wave.webp'), 'a wave');
  assert.ok(isName('emoji', nameOfFile('emoji', `${'x'.repeat(60)}.png`)));
});

test('what cannot be uploaded is said before it is sent', () => {
  assert.equal(problemOf('emoji', { size: 600 * 1024, type: 'image/png' }), 'too_large');
  assert.equal(problemOf('sticker', { size: 600 * 1024, type: 'image/png' }), null);
  assert.equal(problemOf('emoji', { size: 10, type: 'image/jpeg' }), 'wrong_kind');
});

test('somebody stands as high as their highest role, the owner above all', () => {
  const role = { id: 3, guild_id: 1, name: 'x', permissions: 2 ** 40 + 2, position: 2, color: 0, hoist: false, mentionable: false };
  const roles = [role, { ...role, id: 4, position: 5 }];
  assert.equal(rankOf({ owner_id: 9 }, roles, { id: 8, roles: [3, 4] }), 5);
  assert.equal(rankOf({ owner_id: 9 }, roles, { id: 8, roles: [] }), 0);
  assert.equal(rankOf({ owner_id: 9 }, roles, { id: 9, roles: [] }), Number.POSITIVE_INFINITY);
  assert.deepEqual([isBelow(role, 2), isBelow(role, 3)], [false, true]);
  assert.deepEqual([mayGive(role, 2 ** 40, false), mayGive(role, 2 ** 40 + 2 + 1, false), mayGive(role, 0, true)], [false, true, true]);
});
