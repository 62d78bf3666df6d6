import { useApp } from '../../state/context.js';
import { isBelow, mayGive, rankOf } from '../../state/rank.js';

/** @typedef {ReturnType<typeof useStanding>} Standing */

/** Where I stand in a guild: what of its members and roles is mine to change. @param {number} guildId */
export function useStanding(guildId) {
  const { store, views } = useApp();
  const meId = store.session.value.me?.id ?? 0;
  const guild = store.guilds.value.byId[guildId] ?? { owner_id: null, permissions: 0 };
  const roles = store.roles.value.byGuild[guildId] ?? [];
  const rank = views.rankIn(guildId);
  /** @param {import('../../state/permissions.js').PermissionName} name */
  const may = (name) => views.canInGuild(guildId, name);
  return {
    meId,
    may,
    ownerId: guild.owner_id,
    /** Somebody else who stands below. @param {{id: number, roles: number[]}} person */
    isAbove: (person) => person.id !== meId && rankOf(guild, roles, person) < rank,
    /** Roles that are mine to take away. @param {import('../../state/types.js').Role} role */
    mayTake: (role) => may('MANAGE_ROLES') && isBelow(role, rank),
    /** @param {import('../../state/types.js').Role} role */
    mayGive: (role) => may('MANAGE_ROLES') && isBelow(role, rank) && mayGive(role, guild.permissions, may('ADMINISTRATOR') || guild.owner_id === meId),
  };
}
