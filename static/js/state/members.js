/**
 * @typedef {import('./types.js').Members} Members
 * @typedef {import('./types.js').MemberList} MemberList
 * @typedef {import('./types.js').Member} Member
 */

import { without } from './same.js';

/** @type {Members} */
export const initial = { byGuild: {} };

/** @type {MemberList} */
export const EMPTY = { byId: {}, added: {}, scope: 'all', seen: [], wanted: [], next: null, loading: false, done: false, error: null };

/** Of more than these, those who are offline are listed only when somebody asks. */
const MOST_LISTED = 1000;

/** @param {import('./types.js').Guild|undefined} guild */
export const isLarge = (guild) => (guild?.member_count ?? 0) > MOST_LISTED;

/** @param {Members} members @param {number} guildId @param {Partial<MemberList>} fields @returns {Members} */
const change = (members, guildId, fields) => ({ byGuild: { ...members.byGuild, [guildId]: { ...(members.byGuild[guildId] ?? EMPTY), ...fields } } });

/** @param {Members} members @param {{guildId: number, scope?: MemberList['scope']}} payload */
export const membersAsked = (members, { guildId, scope = 'all' }) => change(members, guildId, { loading: true, error: null, scope });

/** What is known stays on show until the whole list has come; then whoever was not in it is gone. @param {Members} members @param {{guildId: number, members: Member[], next: number|null}} payload */
export function membersLoaded(members, { guildId, members: page, next }) {
  const list = members.byGuild[guildId] ?? EMPTY;
  const seen = [...list.seen, page.map(({ user }) => user.id)];
  const byId = { ...list.byId, ...keyed(page), ...list.added };
  if (next !== null) return change(members, guildId, { byId, seen, next, loading: false });
  const whole = list.scope === 'all' ? only(byId, new Set([...seen.flat(), ...Object.keys(list.added).map(Number)])) : byId;
  return change(members, guildId, { byId: whole, added: {}, seen: [], next: null, loading: false, done: true });
}

/** Some who were asked for by id. @param {Members} members @param {{guildId: number, asked: number[], members: Member[]}} payload */
export function membersFound(members, { guildId, asked, members: found }) {
  const { byId, added, wanted } = members.byGuild[guildId] ?? EMPTY;
  return change(members, guildId, { byId: { ...byId, ...keyed(found), ...added }, wanted: wanted.filter((id) => !asked.includes(id)) });
}

/** Somebody wants to see who is offline, too. @param {Members} members @param {{guildId: number}} payload */
export const membersWidened = (members, { guildId }) => change(members, guildId, { scope: 'all', next: null, done: false, seen: [], added: {} });

/** @param {Member[]} page */
const keyed = (page) => Object.fromEntries(page.map((member) => [member.user.id, member]));

/** @param {Record<number, Member>} byId @param {Set<number>} ids */
const only = (byId, ids) => (Object.keys(byId).length === ids.size ? byId : Object.fromEntries(Object.entries(byId).filter(([id]) => ids.has(Number(id)))));

/** Who came online and is not listed yet is to be asked for. @param {Members} members @param {{guild_id: number|null, changes: import('./types.js').PresenceChange[]}} payload */
export function presenceChanged(members, { guild_id, changes }) {
  const list = members.byGuild[guild_id ?? 0];
  if (!list || list.scope === 'all') return members;
  const came = changes.filter(({ user_id, status }) => status !== 'offline' && !(user_id in list.byId) && !list.wanted.includes(user_id));
  return came.length > 0 ? change(members, guild_id ?? 0, { wanted: [...list.wanted, ...came.map(({ user_id }) => user_id)] }) : members;
}

/** @param {Members} members @param {{guildId: number, error: import('./types.js').ErrorBody|null}} payload */
export const membersFailed = (members, { guildId, error }) => change(members, guildId, { loading: false, error });

/** @param {Members} members @param {{guild_id: number, member: Member}} payload */
export function memberCreated(members, { guild_id, member }) {
  const list = members.byGuild[guild_id];
  if (!list) return members;
  const added = list.done ? list.added : { ...list.added, [member.user.id]: member };
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
  Object.entries(members.byGuild).reduce((all, [guildId, { byId }]) => {
    const member = byId[user.id];
    return member ? change(all, Number(guildId), { byId: { ...byId, [user.id]: { ...member, user } } }) : all;
  }, members);

/** @param {Members} members @param {number} guildId @param {(member: Member) => Member} how @returns {Members} */
function each(members, guildId, how) {
  const list = members.byGuild[guildId];
  if (!list) return members;
  return change(members, guildId, { byId: Object.fromEntries(Object.entries(list.byId).map(([id, member]) => [id, how(member)])) });
}

/** My own membership comes with the guild. @param {Members} members @param {import('./types.js').FullGuild} guild @returns {Members} */
export const guildCreated = (members, { id, member }) =>
  member ? change(members, id, { byId: { ...(members.byGuild[id] ?? EMPTY).byId, [member.user.id]: member } }) : members;

/** @param {Members} members @param {{guilds: import('./types.js').FullGuild[]}} payload @returns {Members} */
export const bootstrapped = (members, { guilds }) => guilds.reduce(guildCreated, startOver(members));

/** All lists start over: changes may have been missed. What is known stays on show meanwhile. @param {Members} members @returns {Members} */
const startOver = (members) => ({
  byGuild: Object.fromEntries(Object.entries(members.byGuild).map(([id, list]) => [id, { ...list, scope: 'all', seen: [], wanted: [], added: {}, next: null, loading: false, done: false }])),
});
