import { arrange } from './emphasis.js';
import { scan } from './scan.js';

/**
 * What stands inside a line or a paragraph: first the pieces from left to right, then what embraces what.
 * @param {string} text
 * @param {import('./types.js').Meter} meter
 * @returns {import('./types.js').Inline[]}
 */
export function parseInline(text, meter) {
  return arrange(scan(text, meter), meter);
}
