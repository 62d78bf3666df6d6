const LINK = /^#claim=([\w-]{1,128})$/;

/**
 * The link that the server prints while it has no administrator, `/#claim=<token>`: whoever is signed in when it is opened, or signs in
 * next, becomes the administrator.
 * @param {import('../env.js').Core} core
 */
export function createClaiming({ store, api, env: { location } }) {
  let token = '';

  /** Takes the token out of the address bar, where it would stay in the history. */
  function read() {
    const [, found] = LINK.exec(location.hash()) ?? [];
    if (!found) return false;
    token = found;
    location.replace(location.path());
    return true;
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
