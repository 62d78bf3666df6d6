import assert from 'node:assert/strict';
import test from 'node:test';
import { gist } from '../../../static/js/lib/gist.js';
import { setLanguage } from '../../../static/js/lib/i18n.js';

const file = (/** @type {string} */ name, /** @type {string} */ type) => ({ name, content_type: type });

test('a message in one line is its text, or else what it brings', () => {
  setLanguage('en');
  assert.equal(gist({ content: '**tea**\nat five', files: [file('tea.png', 'image/png')] }), 'tea at five');
  assert.equal(gist({ content: '', poll: { question: 'Tea?' } }), 'Poll: Tea?');
  assert.equal(gist({ content: '', poll_result: { question: 'Tea?' } }), 'Poll: Tea?');
  assert.equal(gist({ content: null, sticker: { name: 'wave' } }), 'Sticker: wave');
  assert.equal(gist({ content: '', forwarded: true, files: [file('tea.png', 'image/png')] }), 'Forwarded message');
  assert.deepEqual(['image/png', 'video/mp4', 'audio/ogg', 'text/plain'].map((type) => gist({ files: [file('a', type)] })), ['Picture: a', 'Film: a', 'Sound: a', 'File: a']);
  assert.equal(gist({ files: [file('a', 'image/png'), file('b', 'image/png'), file('c', 'image/png')] }), 'a and 2 more files');
  assert.equal(gist({}), 'Message');
});
