import { effect, signal } from '@preact/signals-core';
import { isPassing } from '../../net/api.js';
import { isUnsaved, said } from '../drafts.js';
import { createQueues } from '../queues.js';

const REST = 2000;
const REST_AFTER_FAILURE = 10_000;

/**
 * Drafts are with the account: what is typed here goes to the server when the typing rests, and what it knows is asked for after every start.
 * @param {import('../env.js').Core} core
 */
export function createDraftKeeping({ store, signals, api, env }) {
  const inTurn = createQueues();
  /** What was there when its clock was wound. @type {Map<number, {text: string, timer: unknown}>} */
  const waiting = new Map();
  /** What is on its way, or was refused: not tried again as it is. @type {Map<number, string>} */
  const tried = new Map();
  /** What was typed before is saved then. */
  const loaded = signal(false);

  effect(() => {
    for (const [key, draft] of Object.entries(signals.drafts.value)) {
      const id = Number(key);
      if (loaded.value && isUnsaved(draft) && waiting.get(id)?.text !== draft.text && tried.get(id) !== draft.text) windUp(id, draft.text, REST);
    }
  });

  /** @param {number} channelId @param {string} text @param {number} rest */
  function windUp(channelId, text, rest) {
    stop(channelId);
    waiting.set(channelId, { text, timer: env.clock.setTimeout(() => save(channelId), rest) });
  }

  /** @param {number} channelId */
  function stop(channelId) {
    const timer = waiting.get(channelId)?.timer;
    if (timer !== undefined) env.clock.clearTimeout(timer);
    waiting.delete(channelId);
  }

  /** @param {number} channelId */
  function save(channelId) {
    stop(channelId);
    return inTurn(channelId, async () => {
      const draft = signals.drafts.peek()[channelId];
      if (!draft || !isUnsaved(draft) || signals.session.peek().phase !== 'ready') return;
      const nonce = env.nonce();
      const text = said(draft.text);
      tried.set(channelId, draft.text);
      store.dispatch('draft_saving', { channelId, nonce });
      const answer = await api.put(`/me/drafts/${channelId}`, { content: text, nonce });
      if (answer.ok) tried.delete(channelId);
      if (answer.ok) store.dispatch('draft_saved', { channelId, text });
      else if (isPassing(answer.error)) windUp(channelId, draft.text, REST_AFTER_FAILURE);
    });
  }

  return {
    async load() {
      const answer = await api.get('/me/drafts');
      if (!answer.ok) return;
      store.dispatch('drafts_loaded', answer.data);
      loaded.value = true;
    },

    /** The reader goes elsewhere: at once what would have waited. */
    saveDrafts() {
      for (const channelId of [...waiting.keys()]) save(channelId);
    },

    /** Signed out: nothing is written under another name. */
    reset() {
      for (const channelId of [...waiting.keys()]) stop(channelId);
      tried.clear();
      loaded.value = false;
    },
  };
}
