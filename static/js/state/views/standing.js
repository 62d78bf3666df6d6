import { allows } from '../permissions.js';
import { bitsWhileLooking } from '../preview.js';
import { rankOf } from '../rank.js';

/** @typedef {import('../permissions.js').PermissionName} PermissionName */

/** Where I stand, and where somebody would stand through whose eyes I look. @param {import('../store.js').Signals} signals */
export function createStanding(signals) {
  /** @param {number|null} guildId */
  function previewIn(guildId) {
    const preview = signals.preview.value;
    return preview !== null && preview.guildId === guildId ? preview : null;
  }

  return {
    previewIn,

    /** The position of my highest role; the owner stands above all. @param {number} guildId */
    rankIn(guildId) {
      const guild = signals.guilds.value.byId[guildId];
      if (!guild) return 0;
      return rankOf(guild, signals.roles.value.byGuild[guildId] ?? [], { id: signals.session.value.me?.id ?? 0, roles: signals.ownRoles.value.byGuild[guildId] ?? [] });
    },

    /** While a guild is viewed as a role: what somebody may in a channel. @param {number} channelId @returns {'write'|'read'|'hidden'|null} */
    previewOf(channelId) {
      const preview = previewIn(signals.channels.value.byId[channelId]?.guild_id ?? null);
      if (!preview) return null;
      if (!(channelId in preview.channels)) return 'hidden';
      return allows(preview.channels[channelId], 'SEND_MESSAGES') ? 'write' : 'read';
    },

    /** @param {number} channelId @param {number|null} guildId @param {PermissionName} name @returns {boolean|null} null: nobody's eyes but mine */
    looking(channelId, guildId, name) {
      const preview = previewIn(guildId);
      return preview && allows(bitsWhileLooking(preview, channelId, name), name);
    },
  };
}
