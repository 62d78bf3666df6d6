/**
 * The order that one has given one's guilds: single ones and folders. What is not in it stands below; what one has left is passed over.
 * @typedef {{id: number, name: string, color: number|null, guilds: number[]}} GuildFolder
 * @typedef {number|GuildFolder} Entry
 * @typedef {`g:${number}`|`f:${number}`} Key
 */

/** @param {Entry} entry @returns {Key} */
export const keyOf = (entry) => (typeof entry === 'number' ? `g:${entry}` : `f:${entry.id}`);

/**
 * Each guild that one is in, once.
 * @param {readonly Entry[]} order
 * @param {readonly number[]} guilds
 * @returns {Entry[]}
 */
export function completeOrder(order, guilds) {
  const left = new Set(guilds);
  /** @param {number} id */
  const take = (id) => left.delete(id);
  const known = order.flatMap(/** @returns {Entry[]} */ (entry) => {
    if (typeof entry === 'number') return take(entry) ? [entry] : [];
    const inside = entry.guilds.filter(take);
    return inside.length > 0 ? [inside.length === entry.guilds.length ? entry : { ...entry, guilds: inside }] : [];
  });
  return [...known, ...left];
}

/** From top to bottom. @param {readonly Entry[]} order @returns {number[]} */
export const guildsOf = (order) => order.flatMap(/** @returns {number[]} */ (entry) => (typeof entry === 'number' ? [entry] : entry.guilds));

/** @param {readonly Entry[]} order @param {number} guildId @returns {GuildFolder|null} */
export const folderOf = (order, guildId) => /** @type {GuildFolder|undefined} */ (order.find((entry) => typeof entry !== 'number' && entry.guilds.includes(guildId))) ?? null;
