/**
 * Who is what to me: friends, requests both ways, blocked.
 * @typedef {import('./types.js').Friends} Friends
 * @typedef {import('./types.js').Relationship} Relationship
 */
import { keep, without } from './same.js';

/** @type {Friends} */
export const initial = { byUser: {} };

/** @param {Friends} friends @param {{friends: import('./types.js').WireFriends}} payload @returns {Friends} */
export function bootstrapped(friends, { friends: said }) {
  const all = [...said.friends, ...said.incoming, ...said.outgoing, ...said.blocked];
  return { byUser: Object.fromEntries(all.map((one) => [one.user.id, keep(friends.byUser[one.user.id], one)])) };
}

/** @param {Friends} friends @param {Relationship} one @returns {Friends} */
export const friendSaved = (friends, one) => ({ byUser: { ...friends.byUser, [one.user.id]: keep(friends.byUser[one.user.id], { ...friends.byUser[one.user.id], ...one }) } });

/** @param {Friends} friends @param {{user_id: number}} payload @returns {Friends} */
export const friendDeleted = (friends, { user_id }) => (user_id in friends.byUser ? { byUser: without(friends.byUser, user_id) } : friends);

/** A new name or picture. @param {Friends} friends @param {{user: import('./types.js').User}} payload @returns {Friends} */
export const userUpdated = (friends, { user }) => (friends.byUser[user.id] ? friendSaved(friends, { ...friends.byUser[user.id], user }) : friends);
