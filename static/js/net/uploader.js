/**
 * One file to the server: a small one in one request, a large one by tus (docs/api.md), which goes on where it broke off.
 * @typedef {import('./api.js').Answer} Answer
 * @typedef {{name: string, alt: string, spoiler: boolean}} About
 * @typedef {{at: string | null, offset: number}} Progress  kept by the caller over all tries: where the upload is, and how much has arrived
 */
import { isPassing } from './api.js';

export const RESUMABLE_FROM = 10_000_000;
const PIECE = 4 * 1024 * 1024;
const TUS = { 'Tus-Resumable': '1.0.0' };
const PAUSES = [1, 2, 4, 8, 15, 30, 30, 30]; // seconds

/**
 * @param {object} environment
 * @param {import('./api.js').Api} environment.api
 * @param {(seconds: number) => Promise<unknown>} environment.pause
 */
export function createUploader({ api, pause }) {
  /**
   * Resolves to `{ok: true, data: file}` when the server has all of it.
   * @param {Blob} blob
   * @param {About} about
   * @param {{progress: Progress, onSent: (bytes: number) => void, signal: AbortSignal}} going
   * @returns {Promise<Answer>}
   */
  async function send(blob, about, going) {
    const way = blob.size >= RESUMABLE_FROM ? inPieces : atOnce;
    for (let tries = 0; ; ) {
      const before = going.progress.offset;
      const answer = await way(blob, about, going);
      if (answer.ok || going.signal.aborted || !isPassing(answer.error)) return answer;
      if (going.progress.offset > before) tries = 0;
      if (tries >= PAUSES.length) return answer;
      await pause(Math.max(PAUSES[tries], answer.error.retry_after ?? 0));
      tries += 1;
      if (going.signal.aborted) return answer;
    }
  }

  /** @param {Blob} blob @param {About} about @param {{onSent: (bytes: number) => void, signal: AbortSignal}} going */
  function atOnce(blob, { name, alt, spoiler }, { onSent, signal }) {
    const form = new FormData();
    form.append('alt', alt);
    form.append('spoiler', String(spoiler));
    form.append('file', blob, name);
    return api.upload('POST', '/upload', form, { signal, onProgress: (sent, total) => onSent(Math.min(blob.size, Math.round((sent / (total || 1)) * blob.size))) });
  }

  /** @param {Blob} blob @param {About} about @param {{progress: Progress, onSent: (bytes: number) => void, signal: AbortSignal}} going @returns {Promise<Answer>} */
  async function inPieces(blob, about, going) {
    const { progress, onSent, signal } = going;
    const begun = progress.at ? await arrived(progress) : await begin(blob, about, going);
    if (!begun.ok) return begun;
    onSent(progress.offset);
    while (progress.offset < blob.size) {
      const from = progress.offset;
      const piece = blob.slice(from, from + PIECE);
      const headers = { ...TUS, 'Upload-Offset': String(from), 'Content-Type': 'application/offset+octet-stream' };
      const answer = await api.upload('PATCH', String(progress.at), piece, { headers, signal, onProgress: (sent) => onSent(Math.min(blob.size, from + sent)) });
      if (!answer.ok) return answer.error.code === 'conflict' ? { ok: false, error: { ...answer.error, code: 'unavailable' } } : answer;
      progress.offset = from + piece.size;
    }
    const state = await api.get(String(progress.at));
    return state.ok ? { ok: true, data: state.data.file } : state;
  }

  /** @param {Blob} blob @param {About} about @param {{progress: Progress, signal: AbortSignal}} going @returns {Promise<Answer>} */
  async function begin(blob, { name, alt, spoiler }, { progress, signal }) {
    const said = { filename: name, ...(alt && { alt }), spoiler: String(spoiler) };
    const metadata = Object.entries(said).map(([key, value]) => `${key} ${base64(value)}`).join(',');
    const answer = await api.upload('POST', '/uploads', new Blob(), { headers: { ...TUS, 'Upload-Length': String(blob.size), 'Upload-Metadata': metadata }, signal });
    if (answer.ok) Object.assign(progress, { at: String(answer.location).replace(/^.*\/api(?=\/)/, ''), offset: 0 });
    return answer;
  }

  /** How much the server has; when it knows nothing of it any more, all begins anew. @param {Progress} progress @returns {Promise<Answer>} */
  async function arrived(progress) {
    const answer = await api.get(String(progress.at));
    if (answer.ok) progress.offset = answer.data.offset;
    if (answer.ok || answer.error.code !== 'not_found') return answer;
    Object.assign(progress, { at: null, offset: 0 });
    return { ok: false, error: { ...answer.error, code: 'unavailable' } };
  }

  /** Nobody waits for it any more. @param {Progress} progress */
  const giveUp = ({ at }) => (at ? api.upload('DELETE', at, new Blob(), { headers: TUS }) : Promise.resolve(null));

  return { send, giveUp };
}

/** @param {string} text */
const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
