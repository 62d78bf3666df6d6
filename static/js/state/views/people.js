/**
 * @typedef {import('../types.js').Person} Person
 * @typedef {import('../types.js').Member} Member
 * @typedef {import('../types.js').Role} Role
 * @typedef {import('../types.js').User} User
 */
import { computed } from '@preact/signals-core';
import { EMPTY, isLarge } from '../members.js';
import { memo } from './memo.js';
import { hasBit } from '../permissions.js';
import { isBelow, mayGive, rankOf } from '../rank.js';
import { inSections } from './sections.js';
import { createSorted } from './sorted.js';

/** @type {Role[]} */
const NO_ROLES = [];
const NO_GUILD = { owner_id: null };

/** @param {import('../store.js').Signals} signals */
export function createPeopleViews(signals) {
  /** The highest first. */
  const rolesOf = memo((guildId) => [...(signals.roles.value.byGuild[guildId] ?? NO_ROLES)].sort((a, b) => b.position - a.position));
  /** What was made of a member stays as long as the member and the roles do. @type {WeakMap<Member, {roles: Role[], person: Person}>} */
  const known = new WeakMap();

  /** @param {User} user @param {Member} [member] @param {Role[]} [all] @returns {Person} */
  function describe(user, member, all = NO_ROLES) {
    const roles = member ? all.filter(({ id }) => member.roles.includes(id)) : NO_ROLES;
    return {
      id: user.id,
      user,
      name: member?.nickname || user.display_name || user.username,
      color: roles.find((role) => role.color)?.color ?? 0,
      get status() {
        return signals.presence.value.byUser[user.id] ?? 'offline';
      },
      get custom() {
        return signals.presence.value.customs[user.id] ?? null;
      },
      roles,
      hoisted: roles.find((role) => role.hoist) ?? null,
      nickname: member?.nickname ?? null,
      joined_at: member?.joined_at ?? null,
      timed_out_until: member?.timed_out_until ?? null,
    };
  }

  /** @param {Member} member @param {Role[]} roles */
  function memberPerson(member, roles) {
    const old = known.get(member);
    if (old?.roles === roles) return old.person;
    const person = describe(member.user, member, roles);
    known.set(member, { roles, person });
    return person;
  }

  /** @param {number|null} guildId null: among direct messages @param {User} user @returns {Person} */
  function person(guildId, user) {
    const member = guildId ? signals.members.value.byGuild[guildId]?.byId[user.id] : undefined;
    return guildId && member ? memberPerson(member, rolesOf(guildId).value) : describe(user);
  }

  /** @type {Map<number, ReturnType<typeof createSorted>>} */
  const sorted = new Map();
  const byIdOf = memo((guildId) => (signals.members.value.byGuild[guildId] ?? EMPTY).byId);
  const everybody = memo((guildId) => {
    const roles = rolesOf(guildId).value;
    const sort = sorted.get(guildId) ?? createSorted();
    sorted.set(guildId, sort);
    return sort(byIdOf(guildId).value, roles, (member) => memberPerson(member, roles));
  });
  const statuses = computed(() => signals.presence.value.byUser);
  const sectionsOf = memo((guildId) => inSections(everybody(guildId).value, statuses.value));

  const memberSections = memo((guildId) => {
    const { loading, done, error, scope, seen } = signals.members.value.byGuild[guildId] ?? EMPTY;
    const guild = signals.guilds.value.byId[guildId];
    const total = guild?.member_count ?? everybody(guildId).value.length;
    const all = sectionsOf(guildId).value;
    const listed = { total, loading, done, error, begun: done || seen.length > 0 };
    if (!isLarge(guild)) return { ...listed, sections: all, offline: /** @type {'listed'} */ ('listed'), loaded: 0 };
    const online = all.filter(({ key }) => key !== 'offline');
    const rest = total - online.reduce((sum, section) => sum + section.members.length, 0);
    const isOpen = scope === 'all' && done;
    const offline = { key: 'offline', role: null, members: isOpen ? (all.find(({ key }) => key === 'offline')?.members ?? []) : [], count: Math.max(0, rest) };
    const state = /** @type {'folded'|'loading'|'listed'} */ (isOpen ? 'listed' : scope === 'all' ? 'loading' : 'folded');
    return { ...listed, sections: [...online, offline], offline: state, loaded: seen.reduce((sum, page) => sum + page.length, 0) };
  });

  /** @param {number} guildId @param {number} userId */
  const rank = (guildId, userId) =>
    rankOf(signals.guilds.value.byId[guildId] ?? NO_GUILD, rolesOf(guildId).value, { id: userId, roles: signals.members.value.byGuild[guildId]?.byId[userId]?.roles ?? [] });
  const myRank = (/** @type {number} */ guildId) => rank(guildId, signals.session.value.me?.id ?? 0);

  return {
    person,
    memberSections,
    /** Everybody who is known of a guild, by name. */
    knownMembers: everybody,

    /** May I, as far as the ladder goes, do something to them? @param {number} guildId @param {number} userId */
    outranks: (guildId, userId) => userId !== signals.session.value.me?.id && myRank(guildId) > rank(guildId, userId),

    /** The roles that I may give and take, the highest first. @param {number} guildId */
    grantableRoles: (guildId) => {
      const mine = signals.guilds.value.byId[guildId]?.permissions ?? 0;
      const everything = hasBit(mine, 'ADMINISTRATOR') || myRank(guildId) === Number.POSITIVE_INFINITY;
      return rolesOf(guildId).value.filter((role) => role.id !== guildId && isBelow(role, myRank(guildId)) && mayGive(role, mine, everything));
    },
  };
}
