/**
 * @typedef {import('../types.js').Result} Result
 * @typedef {import('../../net/api.js').Answer} Answer
 */

/**
 * Requests, friends, blocks. What the server answers counts at once; its event says the same again.
 * @param {import('../env.js').Core} core
 */
export function createFriends({ store, api }) {
  /** @param {Answer} answer @returns {Result} */
  function saved(answer) {
    if (!answer.ok) return answer;
    store.dispatch('friend_updated', answer.data);
    return { ok: true };
  }

  /** One that has ended meanwhile is ended. @param {number} userId @param {Answer} answer @returns {Result} */
  function ended(userId, answer) {
    if (!answer.ok && answer.error.code !== 'not_found') return answer;
    store.dispatch('friend_deleted', { user_id: userId });
    return { ok: true };
  }

  return {
    /** @param {string} username @returns {Promise<Result>} */
    request: async (username) => saved(await api.post('/friends/request', { to: username.trim().replace(/^@/, '') })),

    /** @param {number} userId */
    accept: async (userId) => saved(await api.post(`/friends/${userId}/accept`)),

    /** @param {number} userId */
    decline: async (userId) => ended(userId, await api.post(`/friends/${userId}/decline`)),

    /** @param {number} userId */
    cancel: async (userId) => ended(userId, await api.post(`/friends/${userId}/cancel`)),

    /** @param {number} userId */
    remove: async (userId) => ended(userId, await api.remove(`/friends/${userId}`)),

    /** @param {number} userId */
    block: async (userId) => saved(await api.put(`/friends/${userId}/block`)),

    /** @param {number} userId */
    unblock: async (userId) => ended(userId, await api.remove(`/friends/${userId}/block`)),
  };
}
