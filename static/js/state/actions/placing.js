import { placesAfter } from '../arrange.js';

/**
 * Channels: what they are called, where they stand, who may do what in them.
 * @typedef {import('../types.js').Channel} Channel
 * @typedef {import('../types.js').Overwrite} Overwrite
 * @typedef {import('../types.js').Result} Result
 * @typedef {{rule: string, effect: 'grants'|'denies'|'nothing', by: string|null}} Step
 * @typedef {{user_id: number, permission: string, granted: boolean, decided_by: Step|null, steps: Step[]}} Explanation
 */

/** @param {import('../env.js').Core} core */
export function createPlacing({ store, signals, api }) {
  /** @param {import('../../net/api.js').Answer} answer @returns {Result} */
  function saved(answer) {
    if (!answer.ok) return answer;
    store.dispatch('channel_updated', answer.data);
    return { ok: true };
  }

  /** @param {number} guildId */
  const channelsOf = (guildId) => Object.values(signals.channels.peek().byId).filter((channel) => channel.guild_id === guildId);

  return {
    /** @param {number} channelId @param {Partial<Pick<Channel, 'name'|'type'|'topic'|'slow_mode'|'age_restricted'|'parent_id'>>} fields */
    changeChannel: async (channelId, fields) => saved(await api.patch(`/channels/${channelId}`, fields)),

    /** @param {Channel} channel @returns {Promise<Result>} */
    async deleteChannel(channel) {
      const answer = await api.remove(`/channels/${channel.id}`);
      if (!answer.ok) return answer;
      store.dispatch('channel_deleted', { id: channel.id, guild_id: channel.guild_id });
      return { ok: true };
    },

    /** Shown where it goes at once; back where it was when that is refused. @param {Channel} channel @param {import('../arrange.js').Goal} goal @returns {Promise<Result>} */
    async placeChannel(channel, goal) {
      const guildId = /** @type {number} */ (channel.guild_id);
      const all = channelsOf(guildId);
      const places = placesAfter(all, channel.id, goal);
      if (!places) return { ok: true };
      store.dispatch('channels_placed', { places });
      const answer = await api.put(`/guilds/${guildId}/channels/order`, { channels: places });
      if (answer.ok) for (const one of answer.data) store.dispatch('channel_updated', one);
      else store.dispatch('channels_placed', { places: all.map(({ id, position, parent_id }) => ({ id, position, parent_id })) });
      return answer.ok ? { ok: true } : answer;
    },

    /** Says the one thing after the other; stops at the first refusal. @param {Channel} channel @param {Overwrite[]} wanted @returns {Promise<Result>} */
    async saveOverwrites(channel, wanted) {
      const before = channel.overwrites ?? [];
      for (const { id } of before.filter((one) => !wanted.some((other) => other.id === one.id))) {
        const result = saved(await api.remove(`/channels/${channel.id}/overwrites/${id}`));
        if (!result.ok) return result;
      }
      for (const { id, type, allow, deny } of wanted.filter((one) => !before.some((other) => other.id === one.id && other.allow === one.allow && other.deny === one.deny))) {
        const result = saved(await api.put(`/channels/${channel.id}/overwrites/${id}`, { type, allow, deny }));
        if (!result.ok) return result;
      }
      return { ok: true };
    },

    /** @param {number} channelId */
    syncChannel: async (channelId) => saved(await api.post(`/channels/${channelId}/sync`)),

    /** @param {number} channelId @param {string} permission @param {number} userId @returns {Promise<import('../types.js').Result<{explanation: Explanation}>>} */
    async explain(channelId, permission, userId) {
      const answer = await api.get(`/channels/${channelId}/explain?permission=${permission}&user_id=${userId}`);
      return answer.ok ? { ok: true, explanation: answer.data } : answer;
    },

    /** Those that lead to a channel. @param {Channel} channel @returns {Promise<import('../types.js').Result<{invites: import('../types.js').Invite[]}>>} */
    async loadInvites(channel) {
      const answer = await api.get(`/guilds/${channel.guild_id}/invites`);
      return answer.ok ? { ok: true, invites: answer.data.invites.filter((/** @type {any} */ invite) => invite.channel_id === channel.id) } : answer;
    },

    /** @param {Channel} channel @param {string} code @returns {Promise<Result>} */
    async deleteInvite(channel, code) {
      const answer = await api.remove(`/guilds/${channel.guild_id}/invites/${code}`);
      return answer.ok ? { ok: true } : answer;
    },

    /** @param {Channel} channel @returns {Promise<import('../types.js').Result<{invite: import('../types.js').Invite}>>} */
    async inviteTo(channel) {
      const answer = await api.post(`/guilds/${channel.guild_id}/invites`, { channel_id: channel.id });
      return answer.ok ? { ok: true, invite: answer.data } : answer;
    },
  };
}
