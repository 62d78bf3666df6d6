/**
 * @typedef {import('../types.js').Person} Person
 * @typedef {import('../types.js').Member} Member
 * @typedef {import('../types.js').MemberSection} MemberSection
 */

const { compare } = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/** @param {Person} a @param {Person} b */
const byName = (a, b) => compare(a.name, b.name) || a.id - b.id;

/**
 * Everybody by name. The order of last time is where the sorting starts, so that one who comes among fifty thousand costs little.
 * @param {Person[]} before
 * @param {Record<number, Member>} byId
 * @param {(member: Member) => Person} describe
 */
export function sortPeople(before, byId, describe) {
  const stayed = before.filter(({ id }) => id in byId);
  const had = new Set(stayed.map(({ id }) => id));
  const came = Object.values(byId).filter(({ user }) => !had.has(user.id));
  return [...stayed.map(({ id }) => describe(byId[id])), ...came.map(describe)].sort(byName);
}

/**
 * Hoisted roles first, highest on top, then who is online, then who is not.
 * @param {Person[]} people
 * @param {Record<number, import('../types.js').Status>} statuses  of whoever is not offline
 * @returns {MemberSection[]}
 */
export function inSections(people, statuses) {
  /** @type {Map<number, MemberSection>} */
  const hoisted = new Map();
  const online = section('online', null);
  const offline = section('offline', null);
  for (const one of people) {
    if (!(one.id in statuses)) offline.members.push(one);
    else if (one.hoisted) of(hoisted, one.hoisted).members.push(one);
    else online.members.push(one);
  }
  const byPosition = [...hoisted.values()].sort((a, b) => (b.role?.position ?? 0) - (a.role?.position ?? 0));
  const all = [...byPosition, online, offline].filter((one) => one.members.length > 0);
  for (const one of all) one.count = one.members.length;
  return all;
}

/** @param {string} key @param {import('../types.js').Role|null} role @returns {MemberSection} */
const section = (key, role) => ({ key, role, members: [], count: 0 });

/** @param {Map<number, MemberSection>} sections @param {import('../types.js').Role} role */
function of(sections, role) {
  const known = sections.get(role.id) ?? section(`role:${role.id}`, role);
  sections.set(role.id, known);
  return known;
}
