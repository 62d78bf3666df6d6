import { sections } from '../../state/order.js';

/** @typedef {import('../../state/types.js').Channel} Channel */

/**
 * Where what is dropped goes: a category beside another; a channel beside another or to the top of a category, and above the first category to those without one.
 * @param {Record<number, Channel>} byId
 * @param {Channel} moved
 * @param {Channel} onto
 * @param {import('../../components/drag-list.js').Where} where
 * @returns {import('../../state/arrange.js').Goal}
 */
export function dropGoal(byId, moved, onto, where) {
  const all = sections(byId, moved.guild_id ?? 0);
  const categories = all.flatMap(({ category }) => (category ? [category] : []));
  if (moved.type === 'category') return { parentId: null, beforeId: beside(categories, moved, onto, where) };
  if (onto.type !== 'category') {
    const siblings = all.find(({ channels }) => channels.some(({ id }) => id === onto.id))?.channels ?? [];
    return { parentId: onto.parent_id, beforeId: beside(siblings, moved, onto, where) };
  }
  if (where === 'before' && onto.id === categories[0]?.id) return { parentId: null, beforeId: null };
  const inside = all.find(({ category }) => category?.id === onto.id)?.channels.filter(({ id }) => id !== moved.id) ?? [];
  return { parentId: onto.id, beforeId: inside[0]?.id ?? null };
}

/** @param {Channel[]} list @param {Channel} moved @param {Channel} onto @param {string} where */
function beside(list, moved, onto, where) {
  const rest = list.filter(({ id }) => id !== moved.id);
  const at = rest.findIndex(({ id }) => id === onto.id);
  return (where === 'before' ? onto.id : rest[at + 1]?.id) ?? null;
}
