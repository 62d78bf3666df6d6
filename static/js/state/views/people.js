/**
 * @typedef {import('../types.js').Person} Person
 * @typedef {import('../types.js').Role} Role
 * @typedef {import('../types.js').User} User
 * @typedef {import('../types.js').MemberSection} MemberSection
 */
import { EMPTY } from '../members.js';
import { memo } from './memo.js';

/** @param {import('../store.js').Signals} signals */
export function createPeopleViews(signals) {
  /** @param {number|null} guildId null: among direct messages @param {User} user @returns {Person} */
  function person(guildId, user) {
    const member = signals.members.value.byGuild[guildId ?? 0]?.byId[user.id];
    const known = member?.user ?? user;
    const roles = (signals.roles.value.byGuild[guildId ?? 0] ?? []).filter((role) => member?.roles.includes(role.id)).sort((a, b) => b.position - a.position);
    return {
      id: user.id,
      user: known,
      name: member?.nickname || known.display_name || known.username,
      color: roles.find((role) => role.color)?.color ?? 0,
      status: signals.presence.value.byUser[user.id] ?? 'offline',
      roles,
      nickname: member?.nickname ?? null,
      joined_at: member?.joined_at ?? null,
    };
  }

  const memberSections = memo((guildId) => {
    const { byId, loading, done, error } = signals.members.value.byGuild[guildId] ?? EMPTY;
    const people = Object.values(byId).map((member) => person(guildId, member.user)).sort(byName);
    return { sections: inSections(people), total: signals.guilds.value.byId[guildId]?.member_count ?? people.length, loading, done, error };
  });

  return { person, memberSections };
}

const { compare } = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/** @param {Person} a @param {Person} b */
const byName = (a, b) => compare(a.name, b.name) || a.id - b.id;

/** Hoisted roles first, highest on top, then who is online, then who is not. @param {Person[]} people @returns {MemberSection[]} */
function inSections(people) {
  /** @type {Map<number, MemberSection>} */
  const hoisted = new Map();
  /** @type {MemberSection} */
  const online = { key: 'online', role: null, members: [] };
  /** @type {MemberSection} */
  const offline = { key: 'offline', role: null, members: [] };
  for (const one of people) {
    const role = one.roles.find(({ hoist }) => hoist);
    if (one.status === 'offline') offline.members.push(one);
    else if (!role) online.members.push(one);
    else hoisted.set(role.id, { key: `role:${role.id}`, role, members: [...(hoisted.get(role.id)?.members ?? []), one] });
  }
  const byPosition = [...hoisted.values()].sort((a, b) => (b.role?.position ?? 0) - (a.role?.position ?? 0));
  return [...byPosition, online, offline].filter((section) => section.members.length > 0);
}
