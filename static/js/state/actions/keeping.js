/** @typedef {import('../types.js').Result} Result */
import * as mentions from '../mentions.js';
import * as pins from '../pins.js';
import * as saved from '../saved.js';
import * as savedIds from '../saved_ids.js';

const PAGE = 50;

/**
 * Pins, what I saved, where I was mentioned: lists that the panels show.
 * @param {import('../env.js').Core} core
 */
export function createKeeping({ store, signals, api }) {
  for (const [noun, { REDUCERS }] of Object.entries({ mentions, pins, saved, savedIds })) store.learn(/** @type {keyof import('../types.js').State} */ (noun), REDUCERS);

  /**
   * @param {string} noun as its events are called
   * @param {string} path
   * @param {string} field of the answer
   * @param {import('../paged.js').Paged<any>} list
   * @param {boolean} more
   * @param {object} [where]
   * @returns {Promise<Result>}
   */
  async function load(noun, path, field, list, more, where = {}) {
    if (list.status === 'loading' || (more && list.next === null)) return { ok: true };
    const { doubts } = list;
    store.dispatch(`${noun}_asked`, where);
    const answer = await api.get(`${path}limit=${PAGE}${more ? `&before=${list.next}` : ''}`);
    if (!answer.ok) {
      store.dispatch(`${noun}_failed`, { ...where, error: answer.error });
      return answer;
    }
    store.dispatch(`${noun}_loaded`, { ...where, items: answer.data[field], next: answer.data.next, more, doubts });
    return { ok: true };
  }

  /** @type {Promise<Result>|null} */
  let asking = null;

  /** @returns {Promise<Result>} */
  async function askWhichAreSaved() {
    while (!signals.savedIds.peek().known) {
      const { changes } = signals.savedIds.peek();
      const answer = await api.get('/me/saved/ids');
      if (!answer.ok) return answer;
      store.dispatch('saved_ids_loaded', { ids: answer.data.ids, changes });
    }
    return { ok: true };
  }

  return {
    /** So that `savedIds` are all; asked once, and again after a lost connection. @returns {Promise<Result>} */
    knowSaved() {
      asking ??= askWhichAreSaved().finally(() => { asking = null; });
      return asking;
    },

    /** @param {number} channelId @param {boolean} [more] */
    loadPins: (channelId, more = false) => load('pins', `/channels/${channelId}/pins?`, 'messages', pins.pinsOf(signals.pins.peek(), channelId), more, { channelId }),

    /** @param {number} channelId @param {number} messageId @param {boolean} pinned @returns {Promise<Result>} */
    async setPinned(channelId, messageId, pinned) {
      const path = `/channels/${channelId}/pins/${messageId}`;
      const answer = pinned ? await api.put(path) : await api.remove(path);
      if (!answer.ok) return answer;
      store.dispatch(pinned ? 'message_pinned' : 'message_unpinned', { channel_id: channelId, message_id: messageId });
      return { ok: true };
    },

    /** @param {boolean} [more] */
    loadSaved: (more = false) => load('saved', '/me/saved?', 'saved', signals.saved.peek(), more),

    /** @param {number} messageId @param {string|null} [note] @returns {Promise<Result>} */
    async save(messageId, note) {
      const answer = await api.put(`/me/saved/${messageId}`, note === undefined ? undefined : { note });
      if (!answer.ok) return answer;
      store.dispatch('saved_created', answer.data);
      return { ok: true };
    },

    /** @param {number} messageId @returns {Promise<Result>} */
    async unsave(messageId) {
      const answer = await api.remove(`/me/saved/${messageId}`);
      if (!answer.ok) return answer;
      store.dispatch('saved_deleted', { message_id: messageId });
      return { ok: true };
    },

    /** @param {{everyone: boolean, roles: boolean}} filters @param {boolean} [more] */
    loadMentions: ({ everyone, roles }, more = false) => load('mentions', `/me/mentions?everyone=${everyone}&roles=${roles}&`, 'mentions', signals.mentions.peek(), more),

    /** Others than those that are there are wanted now, also while a page is on its way. */
    refilterMentions: () => store.dispatch('mentions_refiltered'),

    /** @param {number} messageId @returns {Promise<Result>} */
    async dismissMention(messageId) {
      const answer = await api.remove(`/me/mentions/${messageId}`);
      if (!answer.ok) return answer;
      store.dispatch('mention_dismissed', { message_id: messageId });
      return { ok: true };
    },

    /** The newest lines of a channel, without opening it. @param {number} channelId @param {number} lastId @param {number} count @returns {Promise<import('../types.js').Result<{messages: import('../types.js').Message[]}>>} */
    async glance(channelId, lastId, count) {
      const answer = await api.get(`/channels/${channelId}/messages?before=${lastId + 1}&limit=${count}`);
      return answer.ok ? { ok: true, messages: answer.data.messages } : answer;
    },
  };
}
