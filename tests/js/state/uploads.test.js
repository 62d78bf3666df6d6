/** Files on their way to the server, over a network that breaks off. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failure } from '../../../static/js/net/api.js';
import { createUploader, RESUMABLE_FROM } from '../../../static/js/net/uploader.js';
import { createUploads } from '../../../static/js/state/actions/uploads.js';
import { createWorld } from '../support/world.js';

const ABOUT = { name: 'tea.png', alt: 'Чай', spoiler: true };
const MIB = 1024 * 1024;

/** The server's side of docs/api.md "Files"; `breaks` says how many bytes of the next piece arrive before the line does not. */
function createHouse() {
  /** @type {any} */
  const house = { asked: [], breaks: [], refuses: null, uploads: new Map(), lastId: 70, held: null };
  house.api = {
    get: async (/** @type {string} */ path) => {
      house.asked.push(`GET ${path}`);
      const upload = house.uploads.get(path);
      if (!upload) return failure('not_found', '');
      return { ok: true, data: { offset: upload.offset, size: upload.size, ...(upload.offset === upload.size && { file: { id: upload.id, name: 'big' } }) } };
    },
    upload: async (/** @type {string} */ method, /** @type {string} */ path, /** @type {any} */ body, /** @type {any} */ { headers = {}, onProgress, signal } = {}) => {
      house.asked.push(`${method} ${path}`);
      if (house.held) await Promise.race([house.held, new Promise((resolve) => signal?.addEventListener('abort', resolve))]);
      if (signal?.aborted) return failure('cancelled', '');
      if (house.refuses) return { ok: false, error: house.refuses };
      house.lastId += 1;
      if (path === '/upload') return house.breaks.length > 0 && house.breaks.shift() >= 0 ? failure('network', '') : { ok: true, data: { id: house.lastId, name: body.get('file').name, alt: body.get('alt') } };
      if (method === 'POST') {
        house.metadata = headers['Upload-Metadata'];
        house.uploads.set(`/uploads/${house.lastId}`, { id: house.lastId, size: Number(headers['Upload-Length']), offset: 0 });
        return { ok: true, data: {}, location: `/api/uploads/${house.lastId}` };
      }
      if (method === 'DELETE') return { ok: house.uploads.delete(path), data: null };
      const upload = house.uploads.get(path);
      if (Number(headers['Upload-Offset']) !== upload.offset) return failure('conflict', '');
      const arrives = house.breaks.length > 0 ? house.breaks.shift() : body.size;
      upload.offset += arrives;
      onProgress?.(arrives, body.size);
      return arrives === body.size ? { ok: true, data: null } : failure('network', '');
    },
  };
  return house;
}

/** @param {any} house @param {Blob} blob */
async function sendOver(house, blob) {
  /** @type {number[]} */
  const sent = [];
  /** @type {number[]} */
  const pauses = [];
  const uploader = createUploader({ api: house.api, pause: async (seconds) => { pauses.push(seconds); } });
  const progress = { at: null, offset: 0 };
  const answer = await uploader.send(blob, ABOUT, { progress, onSent: (bytes) => sent.push(bytes), signal: new AbortController().signal });
  return { answer, sent, pauses };
}

test('a small file is one request with what is said of it, and tried again after a break', async () => {
  const house = createHouse();
  house.breaks = [0, 0];
  const { answer, pauses } = await sendOver(house, new Blob(['abc']));
  assert.deepEqual(answer, { ok: true, data: { id: 73, name: 'tea.png', alt: 'Чай' } });
  assert.deepEqual([house.asked.length, pauses], [3, [1, 2]]);
});

test('a large file goes in pieces, and after a break on from where it was', async () => {
  const house = createHouse();
  house.breaks = [4 * MIB, MIB];
  const { answer, sent } = await sendOver(house, new Blob([new Uint8Array(RESUMABLE_FROM + 5)]));
  assert.equal(answer.ok && answer.data.name, 'big');
  assert.deepEqual(house.asked, ['POST /uploads', 'PATCH /uploads/71', 'PATCH /uploads/71', 'GET /uploads/71', 'PATCH /uploads/71', 'PATCH /uploads/71', 'GET /uploads/71']);
  assert.equal(sent.at(-1), RESUMABLE_FROM + 5);
  assert.deepEqual(sent, sent.toSorted((a, b) => a - b), 'it never goes back');
  assert.match(house.metadata, /^filename dGVhLnBuZw==,alt 0KfQsNC5,spoiler dHJ1ZQ==$/);
});

test('an upload that the server has given up begins anew; what it refuses is not tried again', async () => {
  const house = createHouse();
  house.breaks = [MIB];
  const forget = house.api.get;
  house.api.get = async (/** @type {string} */ path) => {
    house.uploads.delete('/uploads/71');
    return forget(path);
  };
  const { answer } = await sendOver(house, new Blob([new Uint8Array(RESUMABLE_FROM)]));
  assert.equal(answer.ok, true);
  assert.equal(house.asked.filter((/** @type {string} */ line) => line === 'POST /uploads').length, 2);

  house.refuses = { code: 'quota_exceeded', message: '' };
  const refused = await sendOver(house, new Blob(['x']));
  assert.deepEqual([refused.answer.ok, refused.pauses], [false, []]);
});

/** Anna before a tray, and what the server hears. */
async function enter() {
  const world = createWorld({ path: '/channels/1/11' });
  await world.enter();
  const house = createHouse();
  const files = world.app.use((core, app) => createUploads({ ...core, api: /** @type {any} */ ({ ...core.api, ...house.api }) }, app));
  const tray = () => (world.store.uploads.value.trays[11] ?? []).map((key) => world.store.uploads.value.byKey[key].name);
  const rows = () => world.views.channel(11).value.rows.flatMap((row) => (row.type === 'message' ? [row.message] : []));
  return { world, house, files, tray, rows };
}

/** @param {string} name @param {number} [size] */
const file = (name, size = 3) => /** @type {File} */ (Object.assign(new Blob([new Uint8Array(size)], { type: 'image/png' }), { name }));

test('the message leaves when its files are up; until then its row says how far they are', async () => {
  const { world, house, files, tray, rows } = await enter();
  files.addFiles(11, [file('a.png'), file('b.png')]);
  assert.deepEqual(tray(), ['a.png', 'b.png']);
  let release = () => {};
  house.held = new Promise((resolve) => { release = () => resolve(undefined); });
  assert.ok(files.sendTray(11, 'look'));
  assert.deepEqual(tray(), []);
  await world.clock.advance(1000);
  assert.deepEqual([rows().at(-1)?.state, rows().at(-1)?.uploads?.length], ['pending', 2]);
  assert.equal(Object.values(world.store.uploads.value.byKey)[0].state, 'sending');
  house.held = null;
  release();
  await world.clock.advance(1000);
  assert.deepEqual([rows().at(-1)?.state, rows().at(-1)?.content, world.store.uploads.value.byKey], ['sent', 'look', {}]);
});

test('what cannot be sent is refused before: too large, empty, one too many', async () => {
  const { world, files, tray } = await enter();
  world.store.session.value = { ...world.store.session.value, limits: { ...world.store.session.value.limits, files: 2, file_bytes: 10 } };
  const { refused } = files.addFiles(11, [file('big', 11), file('none', 0), file('1'), file('2'), file('3')]);
  assert.deepEqual(refused, [{ reason: 'too_large', name: 'big' }, { reason: 'empty', name: 'none' }, { reason: 'too_many', name: '3' }]);
  assert.deepEqual(tray(), ['1', '2']);
  files.removeFile(world.store.uploads.value.trays[11][0]);
  assert.deepEqual(tray(), ['2']);
});

test('a refusal fails the row, and retry sends only what is not up', async () => {
  const { world, house, files, rows } = await enter();
  files.addFiles(11, [file('a.png')]);
  house.refuses = { code: 'quota_exceeded', message: 'No room.' };
  const nonce = files.sendTray(11, '') ?? '';
  await world.clock.advance(1000);
  assert.deepEqual([rows().at(-1)?.state, rows().at(-1)?.error?.code], ['failed', 'quota_exceeded']);
  house.refuses = null;
  world.actions.retrySend(nonce);
  await world.clock.advance(1000);
  assert.equal(rows().at(-1)?.state, 'sent');
});

test('one file can be cancelled, the last one takes the message with it, and all can be taken back', async () => {
  const { world, house, files, tray, rows } = await enter();
  house.held = new Promise(() => {});
  const before = rows().length;
  files.addFiles(11, [file('a.png'), file('b.png')]);
  const [a, b] = world.store.uploads.value.trays[11];
  const nonce = files.sendTray(11, '') ?? '';
  await world.clock.advance(10);
  files.cancelUpload(nonce, a);
  assert.deepEqual(rows().at(-1)?.uploads, [b]);
  files.cancelUpload(nonce, b);
  await world.clock.advance(10);
  assert.deepEqual([rows().length, world.store.uploads.value.byKey], [before, {}]);

  files.addFiles(11, [file('c.png')]);
  const other = files.sendTray(11, 'wait') ?? '';
  await world.clock.advance(10);
  files.takeBack(other);
  await world.clock.advance(10);
  assert.deepEqual([rows().length, tray(), world.views.draft(11).value], [before, ['c.png'], 'wait']);
  assert.equal(Object.values(world.store.uploads.value.byKey)[0].state, 'ready');
});

test('for a message that leaves later the tray goes up where it stands, and stays when that is refused', async () => {
  const { world, house, files, tray } = await enter();
  files.addFiles(11, [file('a.png'), file('b.png')]);
  house.refuses = { code: 'quota_exceeded', message: 'No room.' };
  const refused = await files.bringTray(11);
  assert.deepEqual([refused.ok, tray()], [false, ['a.png', 'b.png']]);
  house.refuses = null;
  const brought = await files.bringTray(11);
  assert.deepEqual(brought.ok && brought.files.map(({ name }) => name), ['a.png', 'b.png']);
  const asked = house.asked.length;
  const [first] = world.store.uploads.value.trays[11];
  files.describe(first, { name: 'tea.png' });
  const again = await files.bringTray(11);
  assert.deepEqual([again.ok && again.files.map(({ name }) => name), house.asked.length - asked], [['tea.png', 'b.png'], 1], 'only what was described anew goes up again');
  files.leaveTray(11);
  await world.clock.advance(1000);
  assert.deepEqual([tray(), house.asked.filter((/** @type {string} */ line) => line.startsWith('DELETE'))], [[], []]);
});

test('who does not schedule after all stops what is on its way; nothing is lost', async () => {
  const { world, house, files, tray } = await enter();
  files.addFiles(11, [file('a.png')]);
  house.held = new Promise(() => {});
  const going = files.bringTray(11);
  files.haltTray(11);
  assert.equal((await going).ok, false);
  assert.deepEqual([tray(), Object.values(world.store.uploads.value.byKey)[0].state], [['a.png'], 'ready']);
  house.held = null;
  files.sendTray(11, 'now');
  await world.clock.advance(1000);
  assert.deepEqual(tray(), []);
});
