/**
 * Who is online. `recent` keeps what was said while a page of members is on its way, because that page may be older.
 * @typedef {import('./types.js').Presence} Presence
 * @typedef {import('./types.js').Member} Member
 * @typedef {import('./types.js').Status} Status
 */

/** @type {Presence} */
export const initial = { byUser: {}, recent: {}, loads: 0 };

/** @param {Presence} presence @param {{changes: {user_id: number, status: Status}[]}} payload @returns {Presence} */
export function presenceChanged(presence, { changes }) {
  const said = Object.fromEntries(changes.map(({ user_id, status }) => [user_id, status]));
  return { ...presence, byUser: { ...presence.byUser, ...said }, recent: presence.loads > 0 ? { ...presence.recent, ...said } : presence.recent };
}

/** @param {Presence} presence @returns {Presence} */
export const membersAsked = (presence) => ({ ...presence, loads: presence.loads + 1 });

/** @param {Presence} presence @param {{members: Member[]}} payload @returns {Presence} */
export const membersLoaded = (presence, { members }) =>
  endLoad({ ...presence, byUser: { ...presence.byUser, ...Object.fromEntries(members.map(({ user, status }) => [user.id, status])), ...presence.recent } });

/** @param {Presence} presence @returns {Presence} */
export const membersFailed = (presence) => endLoad(presence);

/** What was said before may be older than any answer after. @param {Presence} presence @param {{friends: import('./types.js').WireFriends}} payload @returns {Presence} */
export const bootstrapped = (presence, { friends }) => ({
  ...presence,
  byUser: { ...presence.byUser, ...Object.fromEntries(friends.friends.map(({ user, status }) => [user.id, status ?? 'offline'])) },
  recent: {},
});

/** @param {Presence} presence @param {{member: Member}} payload @returns {Presence} */
export const memberCreated = (presence, { member }) => presenceChanged(presence, { changes: [{ user_id: member.user.id, status: member.status }] });

/** @param {Presence} presence @returns {Presence} */
const endLoad = (presence) => ({ ...presence, loads: presence.loads - 1, recent: presence.loads > 1 ? presence.recent : {} });
