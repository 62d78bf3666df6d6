/**
 * What the reader does to the order of their guilds.
 * @typedef {import('./guild_order.js').GuildFolder} GuildFolder
 * @typedef {import('./guild_order.js').Entry} Entry
 * @typedef {import('./guild_order.js').Key} Key
 * @typedef {{before: Key|null, folder: number|null}} Goal  before null: at the end; folder: inside it
 */
import { folderOf, keyOf } from './guild_order.js';

/** Out of where it is; a folder that is empty then goes. @param {readonly Entry[]} order @param {Key} key @returns {Entry[]} */
function without(order, key) {
  return order.flatMap(/** @returns {Entry[]} */ (entry) => {
    if (keyOf(entry) === key) return [];
    if (typeof entry === 'number') return [entry];
    const guilds = entry.guilds.filter((id) => keyOf(id) !== key);
    if (guilds.length === entry.guilds.length) return [entry];
    return guilds.length > 0 ? [{ ...entry, guilds }] : [];
  });
}

/**
 * @template {Entry} T
 * @param {readonly T[]} list
 * @param {T} entry
 * @param {Key|null} before
 */
function insert(list, entry, before) {
  const at = before === null ? -1 : list.findIndex((other) => keyOf(other) === before);
  return at < 0 ? [...list, entry] : list.toSpliced(at, 0, entry);
}

/** A guild or a folder to another place; folders do not go into folders. @param {readonly Entry[]} order @param {Key} key @param {Goal} goal @returns {Entry[]} */
export function moveEntry(order, key, { before, folder }) {
  const moved = key.startsWith('f:') ? order.find((entry) => keyOf(entry) === key) : Number(key.slice(2));
  if (moved === undefined || before === key || (folder !== null && typeof moved !== 'number')) return [...order];
  const rest = without(order, key);
  if (folder === null) return insert(rest, moved, before);
  if (!rest.some((entry) => keyOf(entry) === `f:${folder}`)) return [...order];
  return rest.map((entry) => (typeof entry !== 'number' && entry.id === folder ? { ...entry, guilds: insert(entry.guilds, /** @type {number} */ (moved), before) } : entry));
}

/** One guild on another: both into a folder, where the other stands. @param {readonly Entry[]} order @param {number} onto @param {number} guildId @param {number} id  of the folder @returns {Entry[]} */
export function makeFolder(order, onto, guildId, id) {
  const home = folderOf(order, onto);
  if (onto === guildId) return [...order];
  if (home) return moveEntry(order, keyOf(guildId), { before: null, folder: home.id });
  return without(order, keyOf(guildId)).map((entry) => (entry === onto ? { id, name: '', color: null, guilds: [onto, guildId] } : entry));
}

/** A folder of one's own around one guild, where it stands. @param {readonly Entry[]} order @param {number} guildId @param {number} id @returns {Entry[]} */
export const wrapInFolder = (order, guildId, id) => order.map((entry) => (entry === guildId ? { id, name: '', color: null, guilds: [guildId] } : entry));

/** @param {readonly Entry[]} order @param {number} id @param {Partial<GuildFolder>} fields @returns {Entry[]} */
export const changeFolder = (order, id, fields) => order.map((entry) => (typeof entry !== 'number' && entry.id === id ? { ...entry, ...fields } : entry));

/** Its guilds stand where it stood. @param {readonly Entry[]} order @param {number} id @returns {Entry[]} */
export const openUp = (order, id) => order.flatMap(/** @returns {Entry[]} */ (entry) => (typeof entry !== 'number' && entry.id === id ? entry.guilds : [entry]));

/**
 * One step up or down where it stands: among the top ones, or within its folder, and out of it past its ends.
 * @param {readonly Entry[]} order
 * @param {Key} key
 * @param {1|-1} step
 * @returns {Entry[]}
 */
export function stepEntry(order, key, step) {
  const home = key.startsWith('g:') ? folderOf(order, Number(key.slice(2))) : null;
  const list = home ? home.guilds : order;
  const here = list.findIndex((entry) => keyOf(entry) === key);
  const there = here + step;
  if (here < 0) return [...order];
  if (there >= 0 && there < list.length) {
    const next = list[step > 0 ? there + 1 : there];
    return moveEntry(order, key, { before: next === undefined ? null : keyOf(next), folder: home?.id ?? null });
  }
  if (!home) return [...order];
  if (home.guilds.length === 1) return openUp(order, home.id);
  const beyond = order[order.indexOf(home) + (step > 0 ? 1 : 0)];
  return moveEntry(order, key, { before: beyond === undefined ? null : keyOf(beyond), folder: null });
}
