import { titleOf } from './suggest/match.js';

/**
 * Everybody who can be mentioned in a channel, ready to be looked through.
 * @typedef {import('../../state/types.js').User} User
 * @typedef {{user: User, nickname?: string | null}} Known
 * @typedef {{id: number, username: string, names: string[], name: string, title: string, user: User}} Someone
 */

/** The list is made once for each state of the member list, however many keys are pressed. @type {WeakMap<object, Someone[]>} */
const lists = new WeakMap();

/** @param {Record<number, Known> | Known[]} members */
export function peopleOf(members) {
  const known = lists.get(members) ?? Object.values(members).map(someone);
  lists.set(members, known);
  return known;
}

/** Of two lists, each person once. @param {Someone[]} people @param {Someone[]} others @param {Record<number, unknown>} byId the ids of the first */
export const joined = (people, others, byId) => (others.length > 0 ? [...people, ...others.filter(({ id }) => !(id in byId))] : people);

/** @param {Known} member @returns {Someone} */
function someone({ user, nickname }) {
  const names = [nickname, user.display_name].filter((name) => name != null && name !== '' && name !== user.username);
  const own = /** @type {string[]} */ (names);
  return { id: user.id, username: user.username, names: own, name: own[0] ?? user.username, title: titleOf([...own, user.username]), user };
}
