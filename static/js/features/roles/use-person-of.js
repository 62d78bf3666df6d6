import { useApp } from '../../state/context.js';

/** What the server answered of a member, with what has been told of them since. @param {number} guildId */
export function usePersonOf(guildId) {
  const { store, views } = useApp();
  const all = store.roles.value.byGuild[guildId] ?? [];
  /** @param {import('../../state/types.js').Member} member @returns {import('../../state/types.js').Person} */
  return (member) => {
    const known = views.person(guildId, member.user);
    const roles = all.filter((role) => member.roles.includes(role.id)).sort((a, b) => b.position - a.position);
    return known.joined_at ? known : { ...known, name: member.nickname || known.name, roles, color: roles.find(({ color }) => color)?.color ?? 0 };
  };
}
