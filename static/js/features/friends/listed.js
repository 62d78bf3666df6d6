/**
 * Which relationships stand under which tab, and in what order.
 * @typedef {'online'|'all'|'pending'|'blocked'|'add'} Tab
 * @typedef {import('../../state/types.js').Relationship} Relationship
 */

export const TABS = /** @type {const} */ (['online', 'all', 'pending', 'blocked']);

/** @type {Record<Tab, Relationship['kind'][]>} */
const KINDS = { online: ['friend'], all: ['friend'], pending: ['incoming', 'outgoing'], blocked: ['blocked'], add: [] };

/** What asks for an answer comes first, else by name. @param {Tab} tab @param {Relationship[]} all @param {Record<number, import('../../state/types.js').Status>} statuses of whoever is not offline */
export function listed(tab, all, statuses) {
  const here = all.filter(({ kind, user }) => KINDS[tab].includes(kind) && (tab !== 'online' || user.id in statuses));
  return here.sort((a, b) => a.kind.localeCompare(b.kind) || nameOf(a).localeCompare(nameOf(b)) || a.user.id - b.user.id);
}

/** @param {Relationship} one */
const nameOf = ({ user }) => user.display_name || user.username;
