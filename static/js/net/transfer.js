/**
 * A request whose body is sent piece by piece with news of how far it is: `fetch` cannot tell that.
 * @type {import('./api.js').Transfer}
 */
export const transfer = (method, address, body, { headers = {}, onProgress, signal }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(loaded, total);
    request.onload = () => resolve(asResponse(request));
    request.onerror = () => reject(new Error('network'));
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort());
    if (signal?.aborted) reject(new DOMException('cancelled', 'AbortError'));
    else request.send(body);
  });

/** @param {XMLHttpRequest} request */
function asResponse(request) {
  const lines = request.getAllResponseHeaders().trim().split(/\r?\n/).filter(Boolean);
  const headers = new Headers(lines.map((line) => /** @type {[string, string]} */ ([line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()])));
  return new Response(request.status === 204 ? null : request.responseText, { status: request.status, headers });
}
