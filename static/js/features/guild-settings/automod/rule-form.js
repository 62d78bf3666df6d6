/**
 * A rule of automod as a form: texts that are typed line by line on the one side, docs/api.md's options on the other.
 * @typedef {import('../../../state/types.js').Rule} Rule
 * @typedef {import('../../../state/types.js').RuleKind} RuleKind
 * @typedef {{id?: number, name: string, kind: RuleKind, enabled: boolean, lines: string, limit: number, block: boolean, alert: boolean, timeout: number, exempt_roles: number[], exempt_channels: number[]}} Form
 */

/** Which option of a kind is a list of lines. @type {Partial<Record<RuleKind, 'words'|'patterns'|'allow'>>} */
export const LINES_OF = { words: 'words', patterns: 'patterns', links: 'allow' };

/** @type {RuleKind[]} */
export const KINDS = ['words', 'patterns', 'mentions', 'invites', 'links'];

const USUAL_LIMIT = 10; // mentions

/** @param {RuleKind} kind @param {string} name @returns {Form} */
export const blankForm = (kind, name) => ({ name, kind, enabled: true, lines: '', limit: USUAL_LIMIT, block: true, alert: true, timeout: 0, exempt_roles: [], exempt_channels: [] });

/** @param {Rule} rule @returns {Form} */
export function formOf({ id, name, kind, enabled, options }) {
  const field = LINES_OF[kind];
  const { block, alert, timeout } = options.actions;
  const { exempt_roles = [], exempt_channels = [] } = options;
  return { id, name, kind, enabled, lines: (field ? (options[field] ?? []) : []).join('\n'), limit: options.limit ?? USUAL_LIMIT, block, alert, timeout, exempt_roles, exempt_channels };
}

/** What the server is sent. @param {Form} form */
export function ruleOf({ id, name, kind, enabled, ...form }) {
  return { ...(id && { id }), name: name.trim(), kind, enabled, options: optionsOf({ kind, ...form }) };
}

/** @param {Omit<Form, 'id'|'name'|'enabled'>} form @returns {import('../../../state/types.js').RuleOptions} */
export function optionsOf({ kind, lines, limit, block, alert, timeout, exempt_roles, exempt_channels }) {
  const field = LINES_OF[kind];
  return { ...(field && { [field]: linesOf(kind, lines) }), ...(kind === 'mentions' && { limit }), exempt_roles, exempt_channels, actions: { block, alert, timeout } };
}

/** Words and hosts may stand side by side with commas; a pattern may hold one. @param {RuleKind} kind @param {string} text */
export function linesOf(kind, text) {
  const pieces = text.split(kind === 'patterns' ? /\n/ : /[\n,]/).map((line) => line.trim());
  return [...new Set(pieces.filter(Boolean))];
}

/** What is missing before it can be sent: the names of the fields. @param {Form} form @returns {('name'|'lines'|'actions')[]} */
export function missingIn({ name, kind, lines, block, alert, timeout }) {
  /** @type {('name'|'lines'|'actions')[]} */
  const missing = [];
  if (!name.trim()) missing.push('name');
  if ((kind === 'words' || kind === 'patterns') && linesOf(kind, lines).length === 0) missing.push('lines');
  if (!block && !alert && timeout === 0) missing.push('actions');
  return missing;
}
