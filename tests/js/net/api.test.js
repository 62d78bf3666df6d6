import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApi } from '../../../static/js/net/api.js';

/** @param {[number, object|string|null, Record<string, string>?][]} answers */
function createServer(answers) {
  /** @type {{address: string, options: RequestInit}[]} */
  const asked = [];
  /** @type {string[]} */
  const signedOut = [];
  const api = createApi({
    fetch: async (address, options) => {
      asked.push({ address, options });
      const [status, body, headers] = answers.shift() ?? [500, null];
      if (status === 0) throw new TypeError('network');
      return new Response(body === null ? null : typeof body === 'string' ? body : JSON.stringify(body), { status, headers });
    },
    onSignedOut: (error) => void signedOut.push(error.code),
  });
  return { api, asked, signedOut };
}

const csrfFailed = { error: { code: 'csrf_failed', message: 'No token.' } };

test('a change carries JSON and the token, a question neither', async () => {
  const { api, asked } = createServer([[200, {}], [201, { id: 1 }], [204, null]]);
  api.setCsrf('secret');
  await api.get('/me');
  assert.deepEqual(await api.post('/guilds', { name: 'x' }), { ok: true, data: { id: 1 } });
  assert.deepEqual(await api.remove('/me/sessions/1'), { ok: true, data: null });
  assert.deepEqual(asked.map(({ options }) => options.headers), [
    { Accept: 'application/json' },
    { Accept: 'application/json', 'Content-Type': 'application/json', 'X-CSRF-Token': 'secret' },
    { Accept: 'application/json', 'X-CSRF-Token': 'secret' },
  ]);
  assert.equal(asked[1].options.body, '{"name":"x"}');
});

test('a token that is too old is renewed, once', async () => {
  const { api, asked } = createServer([[403, csrfFailed], [200, { csrf_token: 'fresh' }], [200, { done: true }], [403, csrfFailed], [200, { csrf_token: 'fresh' }], [403, csrfFailed]]);
  assert.deepEqual(await api.post('/logout'), { ok: true, data: { done: true } });
  assert.equal(/** @type {any} */ (asked[2].options.headers)['X-CSRF-Token'], 'fresh');
  const refused = await api.post('/logout');
  assert.equal(!refused.ok && refused.error.code, 'csrf_failed');
  assert.equal(asked.length, 6);
});

test('every failure has one shape', async () => {
  const limited = { error: { code: 'rate_limited', message: 'Slow down.' } };
  const { api, signedOut } = createServer([
    [422, { error: { code: 'invalid_fields', message: 'No.', fields: { name: 'too long' } } }],
    [429, limited, { 'Retry-After': '7' }],
    [502, '<html>'],
    [0, null],
    [401, { error: { code: 'not_signed_in', message: 'Sign in.' } }],
  ]);
  assert.deepEqual(await api.post('/guilds', {}), { ok: false, error: { status: 422, code: 'invalid_fields', message: 'No.', fields: { name: 'too long' } } });
  assert.deepEqual(await api.get('/x'), { ok: false, error: { status: 429, code: 'rate_limited', message: 'Slow down.', retry_after: 7 } });
  assert.deepEqual(await api.get('/x'), { ok: false, error: { status: 502, code: 'unexpected', message: 'The server answered 502.' } });
  assert.deepEqual(await api.get('/x'), { ok: false, error: { code: 'network', message: 'The server cannot be reached.' } });
  assert.equal((await api.get('/x')).ok, false);
  assert.deepEqual(signedOut, ['not_signed_in']);
});
