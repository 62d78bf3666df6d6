/**
 * @typedef {import('../types.js').Result} Result
 * @typedef {import('../types.js').Channel} Channel
 * @typedef {import('../../net/api.js').Answer} Answer
 */

/**
 * Conversations: beginning one, and all that can be done with a group.
 * @param {import('../env.js').Core} core
 * @param {{actions: import('../app.js').App['actions']}} app
 */
export function createDms({ store, signals, api }, { actions }) {
  /** @param {Answer} answer @returns {Result} */
  function saved(answer) {
    if (!answer.ok) return answer;
    store.dispatch('dm_updated', answer.data);
    return { ok: true };
  }

  /** The one-to-one that is there already. @param {number} userId */
  const known = (userId) =>
    Object.values(signals.channels.peek().byId).find(({ type, recipients }) => type === 'dm' && recipients?.some(({ id }) => id === userId && id !== signals.session.peek().me?.id));

  /** @param {number[]} userIds @param {string} [name] @returns {Promise<import('../types.js').Result<{channelId: number}>>} */
  async function begin(userIds, name) {
    const there = userIds.length === 1 ? known(userIds[0]) : undefined;
    if (there) return { ok: true, channelId: there.id };
    const answer = await api.post('/dms', { users: userIds, ...(name && { name }) });
    if (!answer.ok) return answer;
    store.dispatch('dm_created', answer.data);
    return { ok: true, channelId: answer.data.id };
  }

  /** Goes there, and makes it when there is none. @param {number[]} userIds @param {string} [name] @returns {Promise<Result>} */
  async function open(userIds, name) {
    const begun = await begin(userIds, name);
    if (begun.ok) actions.openChannel(null, begun.channelId);
    return begun;
  }

  return {
    open,

    /** Opens the conversation with somebody and says something in it. @param {number} userId @param {string} text @returns {Promise<Result>} */
    async write(userId, text) {
      const begun = await begin([userId]);
      if (!begun.ok) return begun;
      actions.openChannel(null, begun.channelId);
      actions.send(begun.channelId, text);
      return { ok: true };
    },

    /** @param {number} channelId @param {string} name empty: none of its own */
    rename: async (channelId, name) => saved(await api.patch(`/dms/${channelId}`, { name: name.trim() || null })),

    /** @param {number} channelId @param {File} file */
    async setIcon(channelId, file) {
      const form = new FormData();
      form.append('file', file);
      return saved(await api.upload('PUT', `/dms/${channelId}/icon`, form));
    },

    /** @param {number} channelId */
    removeIcon: async (channelId) => saved(await api.remove(`/dms/${channelId}/icon`)),

    /** One after the other; stops at the first that is refused. @param {number} channelId @param {number[]} userIds @returns {Promise<Result>} */
    async add(channelId, userIds) {
      for (const userId of userIds) {
        const answer = saved(await api.put(`/dms/${channelId}/members/${userId}`));
        if (!answer.ok) return answer;
      }
      return { ok: true };
    },

    /** @param {number} channelId @param {number} userId @returns {Promise<Result>} */
    async removeMember(channelId, userId) {
      const answer = await api.remove(`/dms/${channelId}/members/${userId}`);
      const channel = signals.channels.peek().byId[channelId];
      if (answer.ok && channel) store.dispatch('dm_updated', { ...channel, name: channel.name || null, recipients: channel.recipients?.filter(({ id }) => id !== userId) });
      return answer;
    },

    /** @param {number} channelId @param {number} userId */
    handOver: async (channelId, userId) => saved(await api.post(`/dms/${channelId}/owner`, { user_id: userId })),

    /** Leaves a group; closes a one-to-one until somebody writes in it. @param {number} channelId @returns {Promise<Result>} */
    async leave(channelId) {
      const answer = await api.remove(`/dms/${channelId}`);
      if (!answer.ok && answer.error.code !== 'not_found') return answer;
      if (signals.route.peek().channelId === channelId) actions.openHome();
      store.dispatch('dm_deleted', { id: channelId });
      return { ok: true };
    },
  };
}
