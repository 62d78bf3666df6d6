/**
 * The ids with one of them before or after another; null: nothing moves.
 * @param {number[]} ids
 * @param {number} id
 * @param {number} target
 * @param {'before'|'after'} where
 */
export function reordered(ids, id, target, where) {
  if (id === target || !ids.includes(id)) return null;
  const rest = ids.filter((other) => other !== id);
  const at = rest.indexOf(target);
  if (at < 0) return null;
  const after = rest.toSpliced(where === 'before' ? at : at + 1, 0, id);
  return after.every((other, index) => other === ids[index]) ? null : after;
}
