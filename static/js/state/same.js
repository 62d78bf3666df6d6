/**
 * Structural equality of JSON values, so that a fresh answer that says nothing new keeps the old objects.
 * @param {any} a
 * @param {any} b
 * @returns {boolean}
 */
export function same(a, b) {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && same(a[key], b[key]));
}

/**
 * @template T
 * @param {T|undefined} old
 * @param {T} fresh
 * @returns {T}
 */
export const keep = (old, fresh) => (old !== undefined && same(old, fresh) ? old : fresh);

/**
 * Adds fields to an object; the same object when they say nothing new.
 * @template {object} T
 * @param {T} object
 * @param {Partial<T>} fields
 * @returns {T}
 */
export function patch(object, fields) {
  const keys = /** @type {(keyof T)[]} */ (Object.keys(fields));
  return keys.every((key) => same(object[key], fields[key])) ? object : { ...object, ...fields };
}

/**
 * A record without one key.
 * @template T
 * @param {Record<string|number, T>} record
 * @param {string|number} key
 * @returns {Record<string|number, T>}
 */
export function without(record, key) {
  if (!(key in record)) return record;
  const { [key]: _, ...rest } = record;
  return rest;
}
