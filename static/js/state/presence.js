/**
 * Who is online, and their own words of it. Whoever is not in `byUser` is offline, so that it costs nothing to know a large guild.
 * `recent` keeps what was said while a page of members is on its way, because that page may be older.
 * @typedef {import('./types.js').Presence} Presence
 * @typedef {import('./types.js').PresenceChange} PresenceChange
 * @typedef {import('./types.js').Member} Member
 */
import { same, without } from './same.js';

/** @type {Presence} */
export const initial = { byUser: {}, customs: {}, recent: {}, loads: 0 };

/** @param {Presence} presence @param {{changes: PresenceChange[]}} payload @returns {Presence} */
export function presenceChanged(presence, { changes }) {
  const said = apply(presence, changes);
  return presence.loads > 0 ? { ...said, recent: { ...presence.recent, ...Object.fromEntries(changes.map((change) => [change.user_id, change])) } } : said;
}

/** @param {Presence} presence @returns {Presence} */
export const membersAsked = (presence) => ({ ...presence, loads: presence.loads + 1 });

/** `absent`: known before, and not among those who are online now. @param {Presence} presence @param {{members: Member[], absent?: number[]}} payload @returns {Presence} */
export function membersLoaded(presence, { members, absent = [] }) {
  const gone = absent.map((user_id) => ({ user_id, status: /** @type {const} */ ('offline') }));
  return endLoad(apply(presence, [...gone, ...members.map(changeOf), ...Object.values(presence.recent)]));
}

/** @param {Presence} presence @returns {Presence} */
export const membersFailed = (presence) => endLoad(presence);

/** What was said before may be older than any answer after. @param {Presence} presence @param {{friends: import('./types.js').WireFriends}} payload @returns {Presence} */
export const bootstrapped = (presence, { friends }) => ({ ...apply(presence, friends.friends.map(changeOf)), recent: {} });

/** @param {Presence} presence @param {{member: Member}} payload @returns {Presence} */
export const memberCreated = (presence, { member }) => presenceChanged(presence, { changes: [changeOf(member)] });

/** @param {{user: import('./types.js').User, status?: import('./types.js').Status, custom_status?: import('./types.js').CustomStatus|null}} one @returns {PresenceChange} */
const changeOf = ({ user, status = 'offline', custom_status }) => ({ user_id: user.id, status, custom_status });

/** The last word on each counts; the same object when they say nothing new. @param {Presence} presence @param {PresenceChange[]} changes @returns {Presence} */
function apply(presence, changes) {
  const last = new Map(changes.map((change) => [change.user_id, change]));
  const fresh = [...last.values()].filter(({ user_id, status, custom_status }) => (presence.byUser[user_id] ?? 'offline') !== status || !same(presence.customs[user_id] ?? null, custom_status ?? null));
  if (fresh.length === 0) return presence;
  const byUser = { ...presence.byUser };
  let customs = presence.customs;
  for (const { user_id, status, custom_status } of fresh) {
    if (status === 'offline') delete byUser[user_id];
    else byUser[user_id] = status;
    if (custom_status) customs = { ...customs, [user_id]: custom_status };
    else customs = without(customs, user_id);
  }
  return { ...presence, byUser, customs };
}

/** @param {Presence} presence @returns {Presence} */
const endLoad = (presence) => ({ ...presence, loads: presence.loads - 1, recent: presence.loads > 1 ? presence.recent : {} });
