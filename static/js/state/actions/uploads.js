/**
 * Files: into the tray of a channel, then up, then the message that waits for them leaves. The outbox is what counts: a message in it
 * has its files sent, whoever put it there again (retry), and one that is no longer in it has them given up.
 * @typedef {import('../types.js').Upload} Upload
 * @typedef {import('../types.js').OutboxItem} OutboxItem
 * @typedef {{blob: File, progress: import('../../net/uploader.js').Progress, file: any, stop: AbortController | null}} Own
 * @typedef {{reason: 'too_large'|'empty'|'too_many', name: string}} Refused
 */
import { effect } from '@preact/signals-core';
import { createUploader } from '../../net/uploader.js';
import { pause } from '../queues.js';
import { trayOf } from '../trays.js';
import { REDUCERS } from '../uploads.js';

/**
 * @param {import('../env.js').Core} core
 * @param {{actions: any}} app
 */
export function createUploads({ store, signals, api, env }, { actions }) {
  store.learn('uploads', REDUCERS);
  const uploader = createUploader({ api, pause: patience });
  /** What the store cannot keep: the files themselves, and how each one stands. @type {Map<string, Own>} */
  const kept = new Map();
  /** @type {Set<string>} nonces */
  const running = new Set();

  effect(() => {
    const waiting = signals.outbox.value.items.filter((item) => item.extra?.uploads);
    for (const item of waiting) if (item.state === 'pending' && !running.has(item.nonce)) queueMicrotask(() => carry(item.nonce));
    queueMicrotask(dropOrphans);
  });

  /** As long as asked, and until there is a connection. @param {number} seconds */
  async function patience(seconds) {
    await pause(env.clock, seconds);
    if (signals.connection.peek().status === 'online') return;
    await new Promise((resolve) => {
      const stop = effect(() => {
        if (signals.connection.value.status === 'online') queueMicrotask(() => { stop(); resolve(undefined); });
      });
    });
  }

  /** @param {string} nonce */
  const itemOf = (nonce) => signals.outbox.peek().items.find((item) => item.nonce === nonce);

  /** One file after the other, so that each is there as soon as can be. @param {string} nonce */
  async function carry(nonce) {
    if (running.has(nonce)) return;
    running.add(nonce);
    const error = await carryAll(nonce);
    running.delete(nonce);
    const item = itemOf(nonce);
    const keys = item?.extra?.uploads;
    if (!item || !keys || item.state !== 'pending') return;
    if (error) actions.failSend(nonce, error);
    else if (keys.length > 0 || item.content) {
      actions.fillSend(nonce, keys.map((key) => kept.get(key)?.file));
      forget(keys);
    } else actions.discardSend(nonce);
  }

  /** @param {string} nonce @returns {Promise<import('../types.js').ErrorBody|null>} */
  async function carryAll(nonce) {
    for (;;) {
      const keys = itemOf(nonce)?.extra?.uploads ?? [];
      const key = keys.find((one) => !kept.get(one)?.file);
      if (!key) return null;
      const error = await sendOne(key);
      const isWanted = itemOf(nonce)?.extra?.uploads?.includes(key);
      if (error && isWanted) return error;
    }
  }

  /** @param {string} key @returns {Promise<import('../types.js').ErrorBody|null>} */
  async function sendOne(key) {
    const own = kept.get(key);
    const upload = signals.uploads.peek().byKey[key];
    if (!own || !upload) return { code: 'not_found', message: 'This file is gone.' };
    const stop = new AbortController();
    own.stop = stop;
    store.dispatch('upload_changed', { key, state: 'sending', error: null });
    const answer = await uploader.send(own.blob, upload, { progress: own.progress, signal: stop.signal, onSent: (sent) => store.receive('upload_changed', { key, sent }) });
    own.stop = null;
    if (answer.ok) {
      own.file = answer.data;
      store.dispatch('upload_changed', { key, state: 'done', sent: upload.size });
      return null;
    }
    if (!stop.signal.aborted) store.dispatch('upload_changed', { key, state: 'failed', error: answer.error });
    return answer.error;
  }

  /** @param {number} channelId */
  const trayKeys = (channelId) => signals.uploads.peek().trays[channelId] ?? [];

  /** Files of no tray and no message are nobody's. */
  function dropOrphans() {
    const { trays } = signals.uploads.peek();
    const wanted = new Set([...Object.values(trays).flat(), ...signals.outbox.peek().items.flatMap((item) => item.extra?.uploads ?? [])]);
    const orphans = [...kept.keys()].filter((key) => !wanted.has(key));
    for (const key of orphans) giveUp(key);
    if (orphans.length > 0) forget(orphans);
  }

  /** @param {string} key */
  function giveUp(key) {
    const own = kept.get(key);
    own?.stop?.abort();
    if (own && signals.session.peek().phase === 'ready') uploader.giveUp(own.progress);
  }

  /** To be sent from the start. @param {string} key */
  function afresh(key) {
    giveUp(key);
    const own = kept.get(key);
    if (own) Object.assign(own, { progress: { at: null, offset: 0 }, file: null });
    store.dispatch('upload_changed', { key, state: 'ready', sent: 0, error: null });
  }

  /** @param {string[]} keys */
  function forget(keys) {
    for (const key of keys) kept.delete(key);
    store.dispatch('uploads_removed', { keys });
  }

  /** @param {File} blob @param {number} room @param {number} most bytes @returns {Refused['reason'] | null} */
  function refusal(blob, room, most) {
    if (room <= 0) return 'too_many';
    if (blob.size > most) return 'too_large';
    return blob.size === 0 ? 'empty' : null;
  }

  return {
    /**
     * Into the tray, as many as there is room for; the others are named.
     * @param {number} channelId
     * @param {readonly File[]} files
     * @returns {{added: string[], refused: Refused[]}}
     */
    addFiles(channelId, files) {
      const { files: most, file_bytes: largest } = signals.session.peek().limits;
      /** @type {string[]} */
      const added = [];
      /** @type {Refused[]} */
      const refused = [];
      for (const blob of files) {
        const reason = refusal(blob, most - trayOf(signals.uploads.peek(), channelId).length, largest);
        if (reason) refused.push({ reason, name: blob.name });
        else {
          const key = env.nonce();
          kept.set(key, { blob, progress: { at: null, offset: 0 }, file: null, stop: null });
          store.dispatch('upload_added', { key, channelId, name: blob.name, size: blob.size, type: blob.type, alt: '', spoiler: false, state: 'ready', sent: 0, error: null });
          added.push(key);
        }
      }
      return { added, refused };
    },

    /** @param {string} key @returns {File | null} for its preview */
    blobOf: (key) => kept.get(key)?.blob ?? null,

    /** One that is up already goes up once more: what is said of it goes with it. @param {string} key @param {{name?: string, alt?: string, spoiler?: boolean}} about */
    describe(key, about) {
      if (kept.get(key)?.file) afresh(key);
      store.dispatch('upload_changed', { key, ...about });
    },

    /** @param {string} key out of the tray */
    removeFile: (key) => forget([key]),

    /**
     * The tray leaves with the text: its row is there at once, the message when all its files are up.
     * @param {number} channelId
     * @param {string} content
     * @param {import('../types.js').SendExtra} [extra]
     * @returns {string|null} the nonce
     */
    sendTray(channelId, content, extra = {}) {
      const keys = trayKeys(channelId);
      const nonce = actions.send(channelId, content, { ...extra, uploads: keys });
      if (nonce) store.dispatch('uploads_taken', { channelId });
      return nonce;
    },

    /**
     * The tray goes up where it stands, for what will leave later: `{ok: true, files}`, as many as are in it by then.
     * @param {number} channelId
     * @returns {Promise<import('../types.js').Result<{files: import('../types.js').File[]}>>}
     */
    async bringTray(channelId) {
      for (;;) {
        const keys = trayKeys(channelId);
        const key = keys.find((one) => !kept.get(one)?.file);
        if (!key) return { ok: true, files: keys.map((one) => kept.get(one)?.file) };
        const error = await sendOne(key);
        if (error && trayKeys(channelId).includes(key)) return { ok: false, error };
      }
    },

    /** It is not to leave yet: what is on its way comes to a halt, what is up stays so. @param {number} channelId */
    haltTray(channelId) {
      for (const key of trayKeys(channelId)) if (kept.get(key)?.stop) afresh(key);
    },

    /** What was brought is kept elsewhere now. @param {number} channelId */
    leaveTray: (channelId) => forget(trayKeys(channelId)),

    /** One file is not to come; a message of which nothing is left is none. @param {string} nonce @param {string} key */
    cancelUpload(nonce, key) {
      giveUp(key);
      store.dispatch('upload_cancelled', { nonce, key });
      const item = itemOf(nonce);
      if (item && item.extra?.uploads?.length === 0 && !item.content) actions.discardSend(nonce);
    },

    /** The message is not to go: its text and its files are where they came from. @param {string} nonce */
    takeBack(nonce) {
      const item = itemOf(nonce);
      if (!item) return;
      const keys = item.extra?.uploads ?? [];
      store.dispatch('uploads_returned', { channelId: item.channelId, keys });
      for (const key of keys) afresh(key);
      actions.discardSend(nonce);
      if (item.content && !signals.drafts.peek()[item.channelId]?.text) actions.setDraft(item.channelId, item.content);
    },
  };
}
