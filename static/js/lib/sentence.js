import { t } from './i18n.js';

/**
 * A message with elements in the place of its names: “{actor} deleted {target}”, where both are more than words.
 * @param {import('./i18n.js').MessageKey} key
 * @param {Record<string, any>} parts
 */
export const sentence = (key, parts) => t(key).split(/\{(\w+)\}/).map((piece, index) => (index % 2 === 1 ? parts[piece] : piece));
