import { formatTimestamp } from '../dates.js';
import { t } from '../i18n.js';
import { parse } from './parse.js';

/** @typedef {import('./types.js').Block | import('./types.js').Item | import('./types.js').Inline} Node */
/** @typedef {import('./render.js').Hooks} Hooks */

const APART = new Set(['paragraph', 'heading', 'subtext', 'quote', 'list', 'item', 'code_block']);

/**
 * A message in one line of words, to be read aloud or shown in short: no marks, and no spoiler given away.
 * @param {string} text
 * @param {Hooks} [hooks]
 */
export function plainText(text, hooks = {}) {
  return wordsOf(parse(text).children, hooks).replace(/\s+/g, ' ').trim();
}

/** @param {Node[]} nodes @param {Hooks} hooks @returns {string} */
function wordsOf(nodes, hooks) {
  return nodes.map((node) => (typeof node === 'string' ? node : wordsOfNode(node, hooks))).join('');
}

/** @param {Exclude<Node, string>} node @param {Hooks} hooks @returns {string} */
function wordsOfNode(node, hooks) {
  switch (node.type) {
    case 'spoiler': return t('message.spoiler_short');
    case 'code': return node.text;
    case 'code_block': return ` ${node.text} `;
    case 'user': return `@${hooks.user?.(node.id)?.name ?? t('mention.unknown_user')}`;
    case 'role': return `@${hooks.role?.(node.id)?.name ?? t('mention.unknown_role')}`;
    case 'channel': return `#${hooks.channel?.(node.id)?.name ?? t('mention.unknown_channel')}`;
    case 'emoji': return `:${node.name}:`;
    case 'timestamp': return formatTimestamp(node.unix, node.style);
    default: return APART.has(node.type) ? ` ${wordsOf(node.children, hooks)} ` : wordsOf(node.children, hooks);
  }
}
