/**
 * Everybody of a guild by name, kept in order: one who comes among fifty thousand is put in their place, and nobody else is moved.
 * @typedef {import('../types.js').Person} Person
 * @typedef {import('../types.js').Member} Member
 * @typedef {(member: Member) => Person} Describe  the same person for the same member, as long as the guild's roles are the same
 */

const { compare } = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/** @param {Person} a @param {Person} b */
const byName = (a, b) => compare(a.name, b.name) || a.id - b.id;

export function createSorted() {
  /** @type {Member[]} */
  let members = [];
  /** @type {Person[]} */
  let people = [];
  /** @type {unknown} */
  let rolesBefore = null;

  /** @param {Record<number, Member>} byId @param {unknown} roles @param {Describe} describe */
  return (byId, roles, describe) => {
    const fresh = Object.values(byId);
    const patched = roles === rolesBefore ? patch(people, members, fresh, byId, describe) : null;
    people = patched?.length === fresh.length ? patched : fresh.map(describe).sort(byName);
    members = fresh;
    rolesBefore = roles;
    return people;
  };
}

/**
 * A record keeps its order when it is copied, so the changed ones are found by walking along both lists.
 * @param {Person[]} people @param {Member[]} before @param {Member[]} fresh @param {Record<number, Member>} byId @param {Describe} describe
 */
function patch(people, before, fresh, byId, describe) {
  /** @type {Set<Person>} */
  const gone = new Set();
  /** @type {Person[]} */
  const came = [];
  let index = 0;
  const passGone = () => {
    for (; index < before.length && byId[before[index].user.id] !== before[index]; index += 1) gone.add(describe(before[index]));
  };
  for (const member of fresh) {
    if (before[index] !== member) passGone();
    if (before[index] === member) index += 1;
    else came.push(describe(member));
  }
  passGone();
  const stayed = gone.size > 0 ? people.filter((person) => !gone.has(person)) : people;
  return merge(stayed, came.sort(byName));
}

/** Two sorted lists; the second is mostly short. @param {Person[]} many @param {Person[]} few */
function merge(many, few) {
  if (many.length === 0 || few.length === 0) return few.length > 0 ? few : many;
  /** @type {Person[]} */
  const merged = [];
  let taken = 0;
  for (const person of few) {
    const place = placeOf(person, many, taken);
    for (; taken < place; taken += 1) merged.push(many[taken]);
    merged.push(person);
  }
  for (; taken < many.length; taken += 1) merged.push(many[taken]);
  return merged;
}

/** The first that comes after somebody. @param {Person} person @param {Person[]} sorted @param {number} from */
function placeOf(person, sorted, from) {
  let low = from;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byName(sorted[middle], person) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
