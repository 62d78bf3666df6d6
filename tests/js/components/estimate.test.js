/** How high a row will be, before it is there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { estimateHeight } from '../../../static/js/features/messages/estimate-height.js';

/** @param {object} more @param {boolean} [groupStart] @returns {any} */
const row = (more, groupStart = false) => ({ type: 'message', key: '1', groupStart, message: { content: 'hello', files: [], reactions: [], ...more } });

test('one line in a group, one at its start, and what wraps in a narrower list', () => {
  assert.equal(estimateHeight(row({}), 800), 24);
  assert.equal(estimateHeight(row({}, true), 800), 60);
  const long = row({ content: 'x'.repeat(150) });
  assert.ok(estimateHeight(long, 400) > estimateHeight(long, 800));
  assert.equal(estimateHeight(row({ content: 'a\nb\nc' }), 800), 64);
});

test('a picture counts with its own height, whatever else comes adds to it', () => {
  const picture = { content_type: 'image/png', width: 400, height: 300 };
  assert.equal(estimateHeight(row({ content: '', files: [picture] }), 800), 304);
  assert.ok(estimateHeight(row({ files: [picture], reactions: [{}], reply_to: {} }), 800) > 340);
});
