/**
 * @typedef {import('./types.js').Members} Members
 * @typedef {import('./types.js').MemberList} MemberList
 * @typedef {import('./types.js').Member} Member
 */

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

/** All lists start over: changes may have been missed. What is known stays on show meanwhile. @param {Members} members @returns {Members} */
export const bootstrapped = (members) => ({
  byGuild: Object.fromEntries(Object.entries(members.byGuild).map(([id, list]) => [id, { ...list, next: null, loading: false, done: false }])),
});
