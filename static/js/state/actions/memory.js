import { effect } from '@preact/signals-core';

/** The server knows a nonce for 24 hours; a message that waited longer is for its writer to decide about. */
const NONCE_LIVES = 20 * 3600 * 1000;

/**
 * What this browser keeps over a reload: preferences, and for each account drafts, unsent messages and the last place.
 * @param {import('../env.js').Core} core
 */
export function createMemory({ store, signals, env: { storage, clock } }) {
  /** @type {number|null} */
  let userId = null;
  /** @type {import('../types.js').OutboxItem[]} */
  let kept = [];
  /** @type {import('../types.js').Drafts} */
  let keptDrafts = {};

  /** @param {string} kind @param {string|number} [name] */
  const keyOf = (kind, name = '') => `guildhall.${kind}.${userId}.${name}`;

  effect(() => {
    const { items } = signals.outbox.value;
    if (userId === null || signals.session.peek().me?.id !== userId) return;
    for (const item of items) if (!kept.includes(item)) storage.set(keyOf('outbox', item.nonce), JSON.stringify(item));
    for (const { nonce } of kept) if (!items.some((item) => item.nonce === nonce)) storage.set(keyOf('outbox', nonce), null);
    kept = items;
  });

  effect(() => {
    const drafts = signals.drafts.value;
    if (userId === null || signals.session.peek().me?.id !== userId) return;
    for (const [id, draft] of Object.entries(drafts)) if (draft !== keptDrafts[Number(id)]) keepDraft(id, draft);
    for (const id of Object.keys(keptDrafts)) if (!(id in drafts)) keepDraft(id, { text: '', saved: '' });
    keptDrafts = drafts;
  });

  /** @param {string} channelId @param {{text: string, saved: string}} draft */
  function keepDraft(channelId, { text, saved }) {
    storage.set(keyOf('draft', channelId), text || null);
    storage.set(keyOf('saved-draft', channelId), saved || null);
  }

  store.dispatch('prefs_changed', parse(storage.get('guildhall.prefs')) ?? {});
  effect(() => storage.set('guildhall.prefs', JSON.stringify(signals.prefs.value)));

  function restoreOutbox() {
    const items = storage.keys(keyOf('outbox')).map((key) => parse(storage.get(key)));
    for (const item of items.filter(isItem).sort((a, b) => a.createdAt - b.createdAt)) {
      const tooOld = item.state === 'pending' && clock.now() - item.createdAt > NONCE_LIVES;
      store.dispatch('send_queued', tooOld ? { ...item, state: 'failed', error: { code: 'expired', message: 'This message was never sent.' } } : item);
    }
  }

  function restoreDrafts() {
    const ids = ['draft', 'saved-draft'].flatMap((kind) => storage.keys(keyOf(kind)).map((key) => key.slice(keyOf(kind).length)));
    const drafts = Object.fromEntries(ids.map((id) => [id, { text: storage.get(keyOf('draft', id)) ?? '', saved: storage.get(keyOf('saved-draft', id)) ?? '' }]));
    store.dispatch('drafts_restored', { drafts });
  }

  return {
    /** @param {number} id */
    restore(id) {
      userId = id;
      kept = [];
      restoreDrafts();
      keptDrafts = signals.drafts.peek();
      restoreOutbox();
    },

    /** Signed out by hand: the next person at this browser finds nothing. */
    forget() {
      for (const kind of ['outbox', 'draft', 'saved-draft', 'last']) for (const key of storage.keys(keyOf(kind))) storage.set(key, null);
    },

    release() {
      userId = null;
      kept = [];
    },

    /** @param {number} channelId @param {string} text */
    setDraft: (channelId, text) => store.dispatch('draft_changed', { channelId, text }),

    /** @param {number} guildId @param {number} channelId */
    rememberPlace(guildId, channelId) {
      storage.set(keyOf('last', guildId), String(channelId));
      storage.set(keyOf('last', 'guild'), String(guildId));
    },

    /** @param {number|'guild'} of */
    recallPlace: (of) => Number(storage.get(keyOf('last', of))) || null,
  };
}

/** Somebody has been in, and has not signed out by hand. @param {import('../env.js').Core} core */
export const wasHere = ({ env: { storage } }) => storage.keys('guildhall.last.').length > 0;

/** @param {string|null} text */
function parse(text) {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

/** @param {any} item @returns {item is import('../types.js').OutboxItem} */
const isItem = (item) => typeof item?.nonce === 'string' && typeof item.content === 'string' && Number.isInteger(item.channelId) && Number.isInteger(item.createdAt);
