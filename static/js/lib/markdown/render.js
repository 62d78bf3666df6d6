import { useMemo } from 'preact/hooks';
import { html } from '../html.js';
import { t } from '../i18n.js';
import { CodeBlock } from './code-block.js';
import { parse } from './parse.js';
import { Spoiler } from './spoiler.js';
import { TimeMark } from './time-mark.js';

/** @typedef {import('./types.js').Block | import('./types.js').Item | import('./types.js').Inline} Node */
/** @typedef {import('preact').ComponentChildren} Children */
/**
 * What the tree itself cannot know (`picture`: the component for pictures that may move). A name that is not there (null) is shown as unknown.
 * @typedef {{
 *   user?: (id: number) => {name: string, isMe?: boolean, open?: (event: MouseEvent) => void} | null,
 *   role?: (id: number) => {name: string} | null,
 *   channel?: (id: number) => {name: string, href: string} | null,
 *   emoji?: (id: number) => {url: string, animated?: boolean} | null,
 *   picture?: any,
 *   followLink?: (event: MouseEvent) => void,
 *   copy?: (text: string) => Promise<void>,
 * }} Hooks
 * @typedef {Hooks & {isHidden?: boolean}} Setting inside a covered spoiler nothing can be pressed
 */

const SAFE_URL = /^(?:https?:\/\/|mailto:)/i;
const STYLES = { bold: 'strong', italic: 'em', underline: 'u', strike: 's' };

/** A message's text. @param {{text: string, hooks?: Hooks}} props */
export function Markdown({ text, hooks = {} }) {
  const tree = useMemo(() => parse(text), [text]);
  return renderMarkdown(tree, hooks);
}

/**
 * Makes preact nodes of a tree; nothing in it is ever read as markup.
 * @param {import('./types.js').Root} tree
 * @param {Hooks} [hooks]
 */
export function renderMarkdown(tree, hooks = {}) {
  return html`<div class=${tree.jumbo ? 'md md-jumbo' : 'md'}>${renderAll(tree.children, hooks)}</div>`;
}

/** @param {Node[]} nodes @param {Setting} setting @returns {Children} */
function renderAll(nodes, setting) {
  return nodes.map((node) => (typeof node === 'string' ? node : renderNode(node, setting)));
}

/** @param {Exclude<Node, string>} node @param {Setting} setting @returns {Children} */
function renderNode(node, setting) {
  switch (node.type) {
    case 'paragraph': return html`<p>${renderAll(node.children, setting)}</p>`;
    case 'heading': return html`<p class=${`md-heading md-heading-${node.level}`}>${renderAll(node.children, setting)}</p>`;
    case 'subtext': return html`<p class="md-subtext">${renderAll(node.children, setting)}</p>`;
    case 'quote': return html`<blockquote>${renderAll(node.children, setting)}</blockquote>`;
    case 'list': return renderList(node, setting);
    case 'item': return html`<li>${renderAll(node.children, setting)}</li>`;
    case 'code_block': return html`<${CodeBlock} language=${node.language} text=${node.text} copy=${setting.copy} />`;
    case 'code': return html`<code>${node.text}</code>`;
    case 'spoiler': return renderSpoiler(node, setting);
    case 'link': return renderLink(node, setting);
    case 'user': return renderUser(node.id, setting);
    case 'role': return renderMention(setting.role?.(node.id)?.name ?? t('mention.unknown_role'), '@');
    case 'channel': return renderChannel(node.id, setting);
    case 'emoji': return renderEmoji(node, setting.emoji?.(node.id), setting.picture);
    case 'timestamp': return html`<${TimeMark} unix=${node.unix} style=${node.style} />`;
    default: return html`<${STYLES[node.type]}>${renderAll(node.children, setting)}<//>`;
  }
}

/** One that may not be used here, or is gone, is its name. @param {{name: string}} node @param {{url: string, animated?: boolean} | null} [known] @param {any} [picture] */
function renderEmoji({ name }, known, picture) {
  const words = `:${name}:`;
  if (!known) return html`<span class="md-emoji">${words}</span>`;
  if (picture) return html`<${picture} class="md-emoji" src=${known.url} moves=${known.animated ?? false} alt=${words} data-tip=${words} loading="lazy" />`;
  return html`<img class="md-emoji" src=${known.url} alt=${words} data-tip=${words} draggable=${false} loading="lazy" />`;
}

/** @param {import('./types.js').List} list @param {Setting} setting */
function renderList(list, setting) {
  const items = renderAll(list.children, setting);
  return list.ordered ? html`<ol start=${list.start}>${items}</ol>` : html`<ul>${items}</ul>`;
}

/** @param {import('./types.js').Styled} node @param {Setting} setting */
function renderSpoiler(node, setting) {
  const open = renderAll(node.children, setting);
  if (setting.isHidden) return open;
  return html`<${Spoiler} open=${open} covered=${renderAll(node.children, { ...setting, isHidden: true })} />`;
}

/** The scheme is looked at again here, whoever made the tree. @param {import('./types.js').Link} link @param {Setting} setting */
function renderLink(link, setting) {
  const children = renderAll(link.children, { ...setting, isHidden: true });
  if (setting.isHidden || !SAFE_URL.test(link.url)) return html`<span class="md-link">${children}</span>`;
  return html`<a class="md-link" href=${link.url} title=${link.url} target="_blank" rel="noopener noreferrer nofollow">${children}</a>`;
}

/** @param {string} name @param {string} sign */
function renderMention(name, sign) {
  return html`<span class="md-mention">${sign}${name}</span>`;
}

/** @param {number} id @param {Setting} setting */
function renderUser(id, setting) {
  const user = setting.user?.(id);
  if (!user?.open || setting.isHidden) return renderMention(user?.name ?? t('mention.unknown_user'), '@');
  return html`<button type="button" class="md-mention" data-me=${user.isMe ? '' : undefined} onClick=${user.open}>@${user.name}</button>`;
}

/** @param {number} id @param {Setting} setting */
function renderChannel(id, setting) {
  const channel = setting.channel?.(id);
  if (!channel || setting.isHidden) return renderMention(channel?.name ?? t('mention.unknown_channel'), '#');
  return html`<a class="md-mention" href=${channel.href} onClick=${setting.followLink}>#${channel.name}</a>`;
}
