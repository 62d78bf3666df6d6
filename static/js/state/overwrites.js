/**
 * What an overwrite says of each permission, and in short what it makes of somebody in the channel.
 * @typedef {import('./types.js').Overwrite} Overwrite
 * @typedef {import('./permissions.js').PermissionName} PermissionName
 * @typedef {{allow: number, deny: number}} Said
 * @typedef {'allow'|'inherit'|'deny'} Tri
 * @typedef {'write'|'read'|'none'|'inherit'|'custom'} Access  custom: what no short word says
 */
import { hasBit, withBit } from './permissions.js';

/** @param {Said} said @param {PermissionName} name @returns {Tri} */
export function triOf({ allow, deny }, name) {
  if (hasBit(allow, name)) return 'allow';
  return hasBit(deny, name) ? 'deny' : 'inherit';
}

/** @template {Said} T @param {T} said @param {PermissionName} name @param {Tri} state @returns {T} */
export const withTri = (said, name, state) => ({ ...said, allow: withBit(said.allow, name, state === 'allow'), deny: withBit(said.deny, name, state === 'deny') });

/** @type {Record<Exclude<Access, 'custom'>, [see: Tri, write: Tri]>} */
const ACCESS = { write: ['allow', 'allow'], read: ['allow', 'deny'], none: ['deny', 'inherit'], inherit: ['inherit', 'inherit'] };

/** Of seeing and writing alone. @param {Said} said @returns {Access} */
export function accessOf(said) {
  const [see, write] = [triOf(said, 'VIEW_CHANNEL'), triOf(said, 'SEND_MESSAGES')];
  if (see === 'deny') return 'none';
  const known = /** @type {(keyof typeof ACCESS)[]} */ (Object.keys(ACCESS)).find((access) => ACCESS[access][0] === see && ACCESS[access][1] === write);
  return known ?? 'custom';
}

/** @template {Said} T @param {T} said @param {Exclude<Access, 'custom'>} access @returns {T} */
export const withAccess = (said, access) => withTri(withTri(said, 'VIEW_CHANNEL', ACCESS[access][0]), 'SEND_MESSAGES', ACCESS[access][1]);

/** One of them anew; one that says nothing of @everyone is not needed. @param {Overwrite[]} overwrites @param {Overwrite} changed @param {number} guildId @returns {Overwrite[]} */
export function withOverwrite(overwrites, changed, guildId) {
  const isEmpty = changed.id === guildId && changed.allow === 0 && changed.deny === 0;
  const isNew = !overwrites.some(({ id }) => id === changed.id);
  if (isEmpty) return overwrites.filter(({ id }) => id !== changed.id);
  return isNew ? [...overwrites, changed] : overwrites.map((one) => (one.id === changed.id ? changed : one));
}

/** Whether two lists say the same, whatever their order. @param {Overwrite[]} a @param {Overwrite[]} b */
export function sameOverwrites(a, b) {
  return a.length === b.length && a.every((one) => b.some((other) => other.id === one.id && other.allow === one.allow && other.deny === one.deny));
}

/** Of a channel that only these see. @param {number} guildId @param {{id: number, type: 'role'|'member'}[]} who @returns {Overwrite[]} */
export const privateOverwrites = (guildId, who) => [
  withTri({ id: guildId, type: /** @type {const} */ ('role'), allow: 0, deny: 0 }, 'VIEW_CHANNEL', 'deny'),
  ...who.map(({ id, type }) => withTri({ id, type, allow: 0, deny: 0 }, 'VIEW_CHANNEL', 'allow')),
];
