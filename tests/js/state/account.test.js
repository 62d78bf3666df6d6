import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAccount } from '../../../static/js/state/actions/account.js';

/** @param {Record<string, any>} answers by method and path; anything else is a 204 */
function account(answers = {}) {
  /** @type {any[]} */
  const asked = [];
  /** @type {any[]} */
  const told = [];
  const ask = (/** @type {string} */ method) => async (/** @type {string} */ path, /** @type {any} */ body) => {
    asked.push([method, path, body]);
    return answers[`${method} ${path}`] ?? { ok: true, data: null };
  };
  const api = { get: ask('GET'), post: ask('POST'), put: ask('PUT'), patch: ask('PATCH'), remove: ask('DELETE'), upload: (/** @type {string} */ method, /** @type {string} */ path, /** @type {any} */ body) => ask(method)(path, body) };
  const fetch = async () => answers.export;
  const store = { dispatch: (/** @type {string} */ name, /** @type {any} */ payload) => told.push([name, payload]) };
  const actions = createAccount(/** @type {any} */ ({ store, api, env: { fetch } }));
  return { actions, asked, told };
}

test('an empty code is not sent, and the account that comes back is shown at once', async () => {
  const me = { id: 1, username: 'alicia' };
  const { actions, asked, told } = account({ 'POST /me/username': { ok: true, data: me } });
  assert.deepEqual(await actions.changeUsername({ username: 'alicia', password: 'p', code: '' }), { ok: true });
  assert.deepEqual(asked, [['POST', '/me/username', { username: 'alicia', password: 'p' }]]);
  assert.deepEqual(told, [['me_updated', me]]);
});

test('a refusal is handed on and changes nothing', async () => {
  const refused = { ok: false, error: { code: 'wrong_credentials', message: 'No.' } };
  const { actions, told } = account({ 'POST /me/email': refused, 'DELETE /me': refused });
  assert.deepEqual(await actions.changeEmail({ email: 'a@b.example', password: 'p' }), refused);
  assert.deepEqual(await actions.deleteAccount({ password: 'p', code: '1' }), refused);
  assert.deepEqual(told, []);
});

test('whoever deletes their account asks who they are, and so finds out that they are nobody', async () => {
  const { actions, asked } = account();
  await actions.deleteAccount({ password: 'p', code: '123456' });
  assert.deepEqual(asked, [['DELETE', '/me', { password: 'p', code: '123456' }], ['GET', '/me', undefined]]);
});

test('codes are handed on, once', async () => {
  const { actions } = account({ 'POST /me/2fa/confirm': { ok: true, data: { recovery_codes: ['A', 'B'] } } });
  assert.deepEqual(await actions.confirmSecondFactor({ code: '1' }), { ok: true, codes: ['A', 'B'] });
});

test('a picture goes as a file of its kind, and can be taken away', async () => {
  const { actions, asked } = account();
  await actions.setPicture('avatar', new Blob(['x'], { type: 'image/gif' }));
  assert.deepEqual([asked[0][0], asked[0][1], asked[0][2].get('file').name], ['PUT', '/me/avatar', 'avatar.gif']);
  await actions.removePicture('banner');
  assert.deepEqual(asked[1].slice(0, 2), ['DELETE', '/me/banner']);
});

test('the export is a file, or a reason with how long to wait', async () => {
  const file = await account({ export: new Response('zip') }).actions.exportData();
  assert.ok(file.ok && file.file.size === 3);
  const refused = new Response(JSON.stringify({ error: { code: 'rate_limited', message: 'Wait.' } }), { status: 429, headers: { 'Retry-After': '40' } });
  assert.deepEqual(await account({ export: refused }).actions.exportData(), { ok: false, error: { code: 'rate_limited', message: 'Wait.', retry_after: 40 } });
  const { actions } = account({ export: null });
  assert.equal((await actions.exportData()).ok, false);
});
