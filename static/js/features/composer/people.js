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

/** @type {WeakMap<object, {others: object, all: Someone[]}>} */
const both = new WeakMap();

/** Of two lists, each person once. @param {Record<number, Known>} byId @param {Record<number, Known>} others */
export function joined(byId, others) {
  const known = both.get(byId);
  if (known?.others === others) return known.all;
  const people = peopleOf(byId);
  const more = peopleOf(others).filter(({ id }) => !(id in byId));
  const all = more.length > 0 ? [...people, ...more] : people;
  both.set(byId, { others, all });
  return all;
}

/** @param {Known} member @returns {Someone} */
function someone({ user, nickname }) {
  const names = [nickname, user.display_name].filter((name) => name != null && name !== '' && name !== user.username);
  const own = /** @type {string[]} */ (names);
  return { id: user.id, username: user.username, names: own, name: own[0] ?? user.username, title: titleOf([...own, user.username]), user };
}
