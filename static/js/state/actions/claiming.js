import { takeFragment } from '../address.js';

/**
 * The link that the server prints while it has no administrator, `/#claim=<token>`: whoever is signed in when it is opened, or signs in
 * next, becomes the administrator.
 * @param {import('../env.js').Core} core
 */
export function createClaiming({ store, api, env: { location } }) {
  let token = '';

  function read() {
    const found = takeFragment(location, 'claim');
    token = found || token;
    return found !== '';
  }

  return {
    read,

    /** For the one who has just signed in; before the bootstrap, which then shows the new rights. */
    async redeem() {
      if (!token) return;
      const answer = await api.post('/instance/claim', { token });
      token = '';
      store.dispatch('claim_answered', { claim: answer.ok ? { ok: true } : answer });
    },
  };
}
