/**
 * @typedef {import('../types.js').Result} Result
 * @typedef {import('../types.js').Invite} Invite
 */
import { failure, isPassing } from '../../net/api.js';
import { inviteOf } from '../address.js';

const REST_AFTER_FAILURE = 3;

/**
 * Invites to a guild: making them, and the page `/invite/<code>` of who has been given one.
 * @param {import('../env.js').Core} core
 * @param {ReturnType<typeof import('./navigation.js').createNavigation>} navigation
 */
export function createInviting({ store, signals, api, env: { location, clock } }, navigation) {
  const shown = () => signals.entry.peek().invite;
  const isReady = () => signals.session.peek().phase === 'ready';

  /** Shows or leaves the page, as the address says. */
  function read() {
    const code = inviteOf(location.path());
    if (code === (shown()?.code ?? null)) return;
    if (code) open(code);
    else store.dispatch('invite_closed');
  }

  /** @param {string} code */
  function open(code) {
    store.dispatch('invite_opened', { code });
    load(code);
  }

  /** What it invites to; a failure that passes is tried again for as long as somebody looks. @param {string} code */
  async function load(code) {
    const answer = await api.get(`/invites/${code}`);
    if (shown()?.code !== code || shown()?.preview) return;
    store.dispatch('invite_answered', answer.ok ? { code, preview: answer.data } : { code, error: answer.error });
    if (answer.ok) goIfMember();
    else if (isPassing(answer.error)) clock.setTimeout(() => shown()?.code === code && shown()?.error && load(code), 1000 * (answer.error.retry_after ?? REST_AFTER_FAILURE));
  }

  function goIfMember() {
    const guildId = shown()?.preview?.guild.id;
    if (guildId && isReady() && guildId in signals.guilds.peek().byId) enter(guildId);
  }

  /** The page of the invite leaves the history: going back would only lead here again. @param {number} guildId */
  function enter(guildId) {
    const channelId = shown()?.preview?.channel?.id ?? null;
    store.dispatch('invite_closed');
    navigation.enterGuild(guildId, channelId);
  }

  return {
    read,
    goIfMember,

    reloadInvite() {
      const code = shown()?.code;
      if (code) open(code);
    },

    /** @returns {Promise<Result>} */
    async joinInvite() {
      const code = shown()?.code;
      if (!code) return failure('not_found', 'There is no invite here.');
      const answer = await api.post(`/invites/${code}/join`);
      if (!answer.ok && answer.error.code === 'not_found') store.dispatch('invite_answered', { code, error: answer.error });
      if (!answer.ok) return answer;
      store.dispatch('guild_created', answer.data);
      enter(answer.data.id);
      return { ok: true };
    },

    leaveInvite() {
      location.push('/');
      read();
      if (isReady()) navigation.settleHere();
    },

    /** @param {number} guildId @param {{max_uses: number, expires_hours: number}} fields @returns {Promise<import('../types.js').Result<{invite: Invite}>>} */
    async createInvite(guildId, fields) {
      const answer = await api.post(`/guilds/${guildId}/invites`, fields);
      return answer.ok ? { ok: true, invite: answer.data } : answer;
    },
  };
}
