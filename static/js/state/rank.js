/**
 * Who stands above whom in a guild, and what somebody may hand on: docs/permissions.md, “Who stands above whom”.
 * @typedef {import('./types.js').Role} Role
 * @typedef {{owner_id: number|null, permissions: number}} Standing  a guild as the one who acts has it
 */

/** How high somebody stands: as their highest role; the owner above all. @param {{owner_id: number|null}} guild @param {Role[]} roles of the guild @param {{id: number, roles: number[]}} person */
export function rankOf(guild, roles, { id, roles: mine }) {
  if (guild.owner_id === id) return Number.POSITIVE_INFINITY;
  return Math.max(0, ...roles.filter((role) => mine.includes(role.id)).map(({ position }) => position));
}

/** May whoever stands at `rank` give or take this role? @param {Role} role @param {number} rank */
export const isBelow = (role, rank) => role.position < rank;

/** Nobody gives what they lack. @param {Role} role @param {number} bits  what the giver has @param {boolean} everything  whether that is all there is */
export const mayGive = (role, bits, everything) => everything || hasAll(bits, role.permissions);

/** Positions can pass 31: two halves. @param {number} bits @param {number} wanted */
function hasAll(bits, wanted) {
  const half = 2 ** 26;
  const low = (wanted % half) & ~(bits % half);
  const high = Math.floor(wanted / half) & ~Math.floor(bits / half);
  return low === 0 && high === 0;
}
