import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesText } from '../../../static/js/features/admin/log-words.js';

test('what administrators changed is said in words', () => {
  assert.equal(changesText({ max_uses: [null, 0], expires_hours: [null, 168] }), 'Number of uses: No limit · Expires after: 1 week');
  assert.equal(changesText({ registration: ['open', 'invite'], name: ['Guildhall', 'open'] }), 'Who may register: Everybody → By invitation · Name of this server: Guildhall → open');
  assert.equal(changesText({ is_admin: [false, true] }), 'Administrator: no → yes');
});
