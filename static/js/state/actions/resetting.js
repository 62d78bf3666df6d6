/** @typedef {import('../types.js').Result} Result */
import { takeFragment } from '../address.js';

/**
 * A new password for who has forgotten theirs: the mail brings `/#reset=<token>`.
 * @param {import('../env.js').Core} core
 */
export function createResetting({ store, signals, api, env: { location } }) {
  let token = '';

  /** @param {boolean} done */
  function close(done) {
    token = '';
    store.dispatch('reset_closed', { done });
  }

  return {
    read() {
      const found = takeFragment(location, 'reset');
      if (!found) return;
      token = found;
      store.dispatch('reset_opened');
    },

    /** @param {{email: string}} fields @returns {Promise<Result>} */
    async askReset({ email }) {
      const answer = await api.post('/password-reset', { email });
      return answer.ok ? { ok: true } : answer;
    },

    /** All sessions of the account have ended then; asking who we are finds out whether ours was one of them. @param {{password: string, code?: string}} fields @returns {Promise<Result>} */
    async confirmReset({ password, code }) {
      const answer = await api.post('/password-reset/confirm', { token, password, ...(code && { code }) });
      if (!answer.ok) return answer;
      if (signals.session.peek().phase !== 'signed_out') await api.get('/me');
      close(true);
      return { ok: true };
    },

    leaveReset: () => close(false),
  };
}
