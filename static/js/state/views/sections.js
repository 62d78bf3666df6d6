/**
 * @typedef {import('../types.js').Person} Person
 * @typedef {import('../types.js').MemberSection} MemberSection
 */

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
  const here = new Set(Object.keys(statuses).map(Number));
  for (const one of people) {
    if (!here.has(one.id)) offline.members.push(one);
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
