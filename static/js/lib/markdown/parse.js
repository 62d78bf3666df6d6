import { isEmojiOnly, MOST_JUMBO } from '../emoji-text.js';
import { parseBlocks } from './blocks.js';

/**
 * Any text has a tree; none throws. The work grows with the length of the text and no faster.
 * @param {string} text
 * @param {import('./types.js').Meter} [meter]
 * @returns {import('./types.js').Root}
 */
export function parse(text, meter = { steps: 0 }) {
  const lines = text.replace(/\r\n?/g, '\n');
  const children = parseBlocks(lines, { inQuote: false, meter });
  return { type: 'root', jumbo: isJumbo(children), children };
}

/** A message of a few emoji and nothing else is shown large. @param {import('./types.js').Block[]} blocks */
function isJumbo(blocks) {
  if (blocks.length !== 1 || blocks[0].type !== 'paragraph') return false;
  const { children } = blocks[0];
  const custom = children.filter((node) => typeof node !== 'string' && node.type === 'emoji').length;
  const text = children.filter((node) => typeof node === 'string').join('');
  const isOnlyText = custom + children.filter((node) => typeof node === 'string').length === children.length;
  if (!isOnlyText || custom > MOST_JUMBO) return false;
  return text.trim() === '' ? custom > 0 : isEmojiOnly(text, MOST_JUMBO - custom);
}
