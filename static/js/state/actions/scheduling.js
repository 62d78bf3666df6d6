/**
 * @typedef {import('../types.js').Result} Result
 * @typedef {import('../types.js').Scheduled} Scheduled
 * @typedef {{content: string, send_at: string, files?: number[], reply_to?: number, ping?: boolean}} Wish
 */

/**
 * Messages that are sent at their time.
 * @param {import('../env.js').Core} core
 */
export function createScheduling({ store, api, env }) {
  /** @param {import('../../net/api.js').Answer} answer @returns {import('../types.js').Result<{scheduled: Scheduled}>} */
  function saved(answer) {
    if (!answer.ok) return answer;
    store.dispatch('scheduled_updated', answer.data);
    return { ok: true, scheduled: answer.data };
  }

  /** It is not there any more, by our doing or another's. @param {number} id @param {import('../../net/api.js').Answer} answer @returns {Result} */
  function gone(id, answer) {
    if (!answer.ok && answer.error.code !== 'not_found') return answer;
    store.dispatch('scheduled_deleted', { id, message_id: null });
    return { ok: true };
  }

  return {
    /** @returns {Promise<Result>} */
    async loadScheduled() {
      const answer = await api.get('/me/scheduled');
      if (answer.ok) store.dispatch('scheduled_loaded', answer.data);
      return answer.ok ? { ok: true } : answer;
    },

    /** @param {number} channelId @param {Wish} wish */
    schedule: async (channelId, wish) => saved(await api.post(`/channels/${channelId}/scheduled`, { ...wish, nonce: env.nonce() })),

    /** @param {number} id @param {{content?: string, send_at?: string}} changes */
    changeScheduled: async (id, changes) => saved(await api.patch(`/me/scheduled/${id}`, changes)),

    /** @param {number} id */
    deleteScheduled: async (id) => gone(id, await api.remove(`/me/scheduled/${id}`)),

    /** At once; when that is refused it waits on. @param {number} id @returns {Promise<Result>} */
    async sendScheduled(id) {
      const answer = await api.post(`/me/scheduled/${id}/send`);
      return answer.ok ? gone(id, answer) : answer;
    },
  };
}
