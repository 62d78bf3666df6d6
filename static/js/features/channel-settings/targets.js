import { useEffect } from 'preact/hooks';
import { useApp } from '../../state/context.js';

/**
 * Those of whom a channel says something: @everyone first, roles from the highest, then members by name.
 * @typedef {import('../../state/types.js').Overwrite} Overwrite
 * @typedef {{id: number, type: 'role'|'member', name: string, color: number, user: import('../../state/types.js').User|null}} Target
 */

/** @param {{guild_id: number|null}} channel @param {Overwrite[]} overwrites @returns {(Target & {overwrite: Overwrite})[]} */
export function useTargets(channel, overwrites) {
  const { store, views, actions } = useApp();
  const guildId = channel.guild_id ?? 0;
  const people = overwrites.filter(({ type }) => type === 'member');
  const unknown = people.some(({ id }) => !store.members.value.byGuild[guildId]?.byId[id]);
  const { loading, done } = views.memberSections(guildId).value;
  useEffect(() => {
    if (unknown && !loading && !done) actions.loadMembers(guildId);
  }, [unknown, loading, done]);
  const all = [...(store.roles.value.byGuild[guildId] ?? [])].sort((a, b) => b.position - a.position);
  const everyone = all.find(({ id }) => id === guildId);
  const roles = [...(everyone ? [everyone] : []), ...all.filter((role) => role.id !== guildId && overwrites.some(({ id }) => id === role.id))];
  return [
    ...roles.map(({ id, name, color }) => ({ id, type: /** @type {const} */ ('role'), name, color, user: null, overwrite: overwrites.find((one) => one.id === id) ?? { id, type: /** @type {const} */ ('role'), allow: 0, deny: 0 } })),
    ...people.map((overwrite) => ({ ...targetOf(store, views, guildId, overwrite.id), overwrite })).sort((a, b) => a.name.localeCompare(b.name)),
  ];
}

/** @param {any} store @param {any} views @param {number} guildId @param {number} id @returns {Target} */
function targetOf(store, views, guildId, id) {
  const user = store.members.value.byGuild[guildId]?.byId[id]?.user ?? null;
  const person = user && views.person(guildId, user);
  return { id, type: 'member', name: person?.name ?? String(id), color: person?.color ?? 0, user };
}
