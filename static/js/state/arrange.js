/**
 * Channels and categories in a new order.
 * @typedef {import('./types.js').Channel} Channel
 * @typedef {{id: number, position: number, parent_id?: number|null}} Place
 * @typedef {{parentId: number|null, beforeId: number|null}} Goal  beforeId null: at the end of those that stand there
 */

/** @param {Pick<Channel, 'position'|'id'>} a @param {Pick<Channel, 'position'|'id'>} b */
const byPosition = (a, b) => a.position - b.position || a.id - b.id;

/**
 * The place of every channel that I see, once one has moved; null: nothing moves. They share the positions that they had, so that what I do not see keeps its own.
 * @param {Channel[]} channels  of one guild
 * @param {number} id
 * @param {Goal} goal
 * @returns {Place[]|null}
 */
export function placesAfter(channels, id, { parentId, beforeId }) {
  const before = [...channels].sort(byPosition);
  const moved = before.find((channel) => channel.id === id);
  if (!moved || beforeId === id) return null;
  const rest = before.filter((channel) => channel !== moved);
  const at = beforeId === null ? endOf(rest, moved, parentId) : rest.findIndex((channel) => channel.id === beforeId);
  if (at < 0) return null;
  const after = rest.toSpliced(at, 0, moved);
  const isSame = moved.parent_id === parentId && after.every((channel, index) => channel === before[index]);
  if (isSame) return null;
  const positions = spread(before.map((channel) => channel.position));
  return after.map((channel, index) => ({ id: channel.id, position: positions[index], ...(channel === moved && channel.type !== 'category' ? { parent_id: parentId } : {}) }));
}

/** @param {Channel[]} rest @param {Channel} moved @param {number|null} parentId */
function endOf(rest, moved, parentId) {
  const last = rest.findLastIndex((channel) => isBeside(channel, moved, parentId));
  return last < 0 ? rest.length : last + 1;
}

/** @param {Channel} channel @param {Channel} moved @param {number|null} parentId */
const isBeside = (channel, moved, parentId) => (moved.type === 'category' ? channel.type === 'category' : channel.type !== 'category' && channel.parent_id === parentId);

/** No two at one position. @param {number[]} positions */
function spread(positions) {
  /** @type {number[]} */
  const result = [];
  for (const position of positions) result.push(Math.max(position, (result.at(-1) ?? -1) + 1));
  return result;
}

/**
 * One step up or down among its neighbours; null at the end of the way.
 * @param {Channel[]} neighbours  those that stand with it, in order
 * @param {number} id
 * @param {1|-1} step
 * @returns {{beforeId: number|null}|null}
 */
export function oneStep(neighbours, id, step) {
  const here = neighbours.findIndex((channel) => channel.id === id);
  const there = here + step;
  if (here < 0 || there < 0 || there >= neighbours.length) return null;
  const next = neighbours[step > 0 ? there + 1 : there];
  return { beforeId: next?.id ?? null };
}
