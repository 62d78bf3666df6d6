import { failure } from '../../net/api.js';

/** So long after the last letter the server is asked. */
const REST = 150;

/**
 * Finding people, and going to somebody.
 * @param {import('../env.js').Core} core
 * @param {{actions: {openChannel: (guildId: null, channelId: number) => void}}} app
 */
export function createFinding({ api, store, signals, env }, { actions }) {
  let turn = 0;

  return {
    /** Whose names begin so; nobody when the server cannot say, or when something else was asked meanwhile. @param {string} query @returns {Promise<import('../types.js').User[]>} */
    async findUsers(query) {
      turn += 1;
      const mine = turn;
      await new Promise((resolve) => env.clock.setTimeout(() => resolve(undefined), REST));
      if (mine !== turn) return [];
      const answer = await api.get(`/search/users?q=${encodeURIComponent(query)}&limit=10`);
      return answer.ok && mine === turn ? answer.data.results : [];
    },

    /** The conversation with one person, as it is or begun now. @param {number} userId @returns {Promise<import('../types.js').Result>} */
    async goToPerson(userId) {
      const meId = signals.session.peek().me?.id;
      if (userId === meId) return failure('forbidden', 'That is you.');
      const known = Object.values(signals.channels.peek().byId).find((one) => one.type === 'dm' && one.recipients?.some(({ id }) => id === userId));
      if (known) {
        actions.openChannel(null, known.id);
        return { ok: true };
      }
      const answer = await api.post('/dms', { users: [userId] });
      if (!answer.ok) return answer;
      store.dispatch('dm_created', answer.data);
      actions.openChannel(null, answer.data.id);
      return { ok: true };
    },
  };
}
