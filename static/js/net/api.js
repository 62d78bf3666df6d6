/**
 * The REST API: JSON in and out, never throws.
 * @typedef {import('../state/types.js').ErrorBody} ErrorBody
 * @typedef {import('../state/types.js').Failure} Failure
 * @typedef {{ok: true, data: any, location?: string} | Failure} Answer  location: where what was made is
 */

/**
 * @typedef {{headers?: Record<string, string>, onProgress?: (sent: number, total: number) => void, signal?: AbortSignal}} TransferOptions
 * @typedef {(method: string, address: string, body: FormData | Blob, options: TransferOptions) => Promise<Response>} Transfer  rejects when the network fails
 */

const PATIENCE = 15_000;

/**
 * @typedef {object} Api
 * @property {(path: string) => Promise<Answer>} get
 * @property {(path: string, body?: object, headers?: Record<string, string>) => Promise<Answer>} post
 * @property {(path: string, body?: object, headers?: Record<string, string>) => Promise<Answer>} put
 * @property {(path: string, body?: object, headers?: Record<string, string>) => Promise<Answer>} patch
 * @property {(path: string, body?: object, headers?: Record<string, string>) => Promise<Answer>} remove
 * @property {(method: string, path: string, body: FormData | Blob, options?: TransferOptions) => Promise<Answer>} upload  may take as long as it takes
 * @property {() => Promise<Answer>} refreshCsrf
 * @property {() => string} csrf
 * @property {(token: string) => void} setCsrf
 */

/**
 * @param {object} environment
 * @param {import('../state/env.js').Fetch} environment.fetch
 * @param {Transfer} [environment.transfer]  for what takes long and shows its progress
 * @param {(error: ErrorBody) => void} environment.onSignedOut  some request was answered "not signed in"
 * @returns {Api}
 */
export function createApi({ fetch, transfer, onSignedOut }) {
  let csrf = '';

  /** @param {string} method @param {string} path @param {object} [body] @param {Record<string, string>} [headers] @returns {Promise<Answer>} */
  async function once(method, path, body, headers) {
    try {
      const response = await fetch(`/api${path}`, {
        method,
        headers: { ...headersOf(method, csrf, body), ...headers },
        body: body && JSON.stringify(body),
        credentials: 'same-origin',
        signal: AbortSignal.timeout(PATIENCE),
      });
      return await readAnswer(response);
    } catch (reason) {
      return failure(reason instanceof Error && reason.name === 'TimeoutError' ? 'timeout' : 'network', 'The server cannot be reached.');
    }
  }

  /** @param {string} method @param {string} path @param {FormData | Blob} body @param {TransferOptions} options @returns {Promise<Answer>} */
  async function carry(method, path, body, options) {
    if (!transfer) return failure('network', 'Nothing can be sent from here.');
    try {
      const headers = { ...headersOf(method, csrf), ...options.headers };
      return await readAnswer(await transfer(method, `/api${path}`, body, { ...options, headers }));
    } catch (reason) {
      return failure(reason instanceof Error && reason.name === 'AbortError' ? 'cancelled' : 'network', 'The server cannot be reached.');
    }
  }

  /** Once more with a fresh token when only that was wrong. @param {() => Promise<Answer>} tryOnce @returns {Promise<Answer>} */
  async function insist(tryOnce) {
    let answer = await tryOnce();
    if (!answer.ok && answer.error.code === 'csrf_failed' && (await refreshCsrf()).ok) answer = await tryOnce();
    if (!answer.ok && answer.error.code === 'not_signed_in') onSignedOut(answer.error);
    return answer;
  }

  /** @param {string} method @param {string} path @param {object} [body] @param {Record<string, string>} [headers] */
  const ask = (method, path, body, headers) => insist(() => once(method, path, body, headers));

  async function refreshCsrf() {
    const answer = await once('GET', '/csrf');
    if (answer.ok) csrf = answer.data.csrf_token;
    return answer;
  }

  return {
    get: (path) => ask('GET', path),
    post: (path, body, headers) => ask('POST', path, body, headers),
    put: (path, body, headers) => ask('PUT', path, body, headers),
    patch: (path, body, headers) => ask('PATCH', path, body, headers),
    remove: (path, body, headers) => ask('DELETE', path, body, headers),
    upload: (method, path, body, options = {}) => insist(() => carry(method, path, body, options)),
    refreshCsrf,
    csrf: () => csrf,
    setCsrf: (token) => {
      csrf = token;
    },
  };
}

/** @param {string} method @param {string} csrf @param {object} [body] */
function headersOf(method, csrf, body) {
  /** @type {Record<string, string>} */
  const headers = { Accept: 'application/json' };
  if (body) headers['Content-Type'] = 'application/json';
  if (csrf && method !== 'GET') headers['X-CSRF-Token'] = csrf;
  return headers;
}

/** @param {Response} response @returns {Promise<Answer>} */
async function readAnswer(response) {
  const text = await response.text();
  const data = parse(text);
  const location = response.headers.get('Location');
  if (response.ok) return { ok: true, data, ...(location && { location }) };
  const error = data?.error ?? { code: 'unexpected', message: `The server answered ${response.status}.` };
  const wait = Number(response.headers.get('Retry-After'));
  return { ok: false, error: { status: response.status, ...(wait > 0 ? { retry_after: wait } : {}), ...error } };
}

/** @param {string} text */
function parse(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

/** @param {string} code @param {string} message @returns {Failure} */
export const failure = (code, message) => ({ ok: false, error: { code, message } });

/** Worth another try by itself. @param {ErrorBody} error */
export const isPassing = ({ code, status = 0 }) => ['network', 'timeout', 'rate_limited', 'unavailable'].includes(code) || status >= 500;
