/**
 * @typedef {import('./types.js').Members} Members
 * @typedef {import('./types.js').MemberList} MemberList
 * @typedef {import('./types.js').Member} Member
 */

import { without } from './same.js';

/** @type {Members} */
export const initial = { byGuild: {} };

/** @type {MemberList} */
export const EMPTY = { byId: {}, added: {}, next: null, loading: false, done: false, error: null };

/** @param {Members} members @param {number} guildId @param {Partial<MemberList>} fields @returns {Members} */
const change = (members, guildId, fields) => ({ byGuild: { ...members.byGuild, [guildId]: { ...(members.byGuild[guildId] ?? EMPTY), ...fields } } });

/** @param {Members} members @param {{guildId: number}} payload */
export const membersAsked = (members, { guildId }) => change(members, guildId, { loading: true, error: null });

/** The first page starts the list over; who came while it was on its way stays. @param {Members} members @param {{guildId: number, first: boolean, members: Member[], next: number|null}} payload */
export function membersLoaded(members, { guildId, first, members: page, next }) {
  const { byId: known, added } = members.byGuild[guildId] ?? EMPTY;
  const byId = { ...(first ? {} : known), ...Object.fromEntries(page.map((member) => [member.user.id, member])), ...added };
  return change(members, guildId, { byId, added: {}, next, loading: false, done: next === null });
}

/** @param {Members} members @param {{guildId: number, error: import('./types.js').ErrorBody|null}} payload */
export const membersFailed = (members, { guildId, error }) => change(members, guildId, { loading: false, error });

/** @param {Members} members @param {{guild_id: number, member: Member}} payload */
export function memberCreated(members, { guild_id, member }) {
  const list = members.byGuild[guild_id];
  if (!list) return members;
  const added = list.loading ? { ...list.added, [member.user.id]: member } : list.added;
  return change(members, guild_id, { byId: { ...list.byId, [member.user.id]: member }, added });
}

/** @param {Members} members @param {{guild_id: number, member: Member}} payload */
export const memberUpdated = (members, { guild_id, member }) =>
  members.byGuild[guild_id] && member.user.id in members.byGuild[guild_id].byId ? memberCreated(members, { guild_id, member }) : members;

/** @param {Members} members @param {{guild_id: number, user_id: number}} payload */
export function memberDeleted(members, { guild_id, user_id }) {
  const list = members.byGuild[guild_id];
  return list ? change(members, guild_id, { byId: without(list.byId, user_id), added: without(list.added, user_id) }) : members;
}

/** @param {Members} members @param {{id: number}} guild @returns {Members} */
export const guildDeleted = (members, { id }) => ({ byGuild: without(members.byGuild, id) });

/** Whoever had the role has it no more. @param {Members} members @param {{id: number, guild_id: number}} role @returns {Members} */
export const roleDeleted = (members, { id, guild_id }) =>
  each(members, guild_id, (member) => (member.roles.includes(id) ? { ...member, roles: member.roles.filter((role) => role !== id) } : member));

/** A new name or picture of somebody. @param {Members} members @param {{user: import('./types.js').User}} payload @returns {Members} */
export const userUpdated = (members, { user }) =>
  Object.keys(members.byGuild).reduce(
    (all, guildId) => each(all, Number(guildId), (member) => (member.user.id === user.id ? { ...member, user } : member)),
    members,
  );

/** @param {Members} members @param {number} guildId @param {(member: Member) => Member} how @returns {Members} */
function each(members, guildId, how) {
  const list = members.byGuild[guildId];
  if (!list) return members;
  return change(members, guildId, { byId: Object.fromEntries(Object.entries(list.byId).map(([id, member]) => [id, how(member)])) });
}

/** All lists start over: changes may have been missed. What is known stays on show meanwhile. @param {Members} members @returns {Members} */
export const bootstrapped = (members) => ({
  byGuild: Object.fromEntries(Object.entries(members.byGuild).map(([id, list]) => [id, { ...list, next: null, loading: false, done: false }])),
});
