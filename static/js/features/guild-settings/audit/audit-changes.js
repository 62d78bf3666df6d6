import { formatWhen } from '../../../lib/dates.js';
import { formatDuration } from '../../../lib/duration.js';
import { t } from '../../../lib/i18n.js';
import { nameOf } from '../../roles/permission-words.js';
import { PERMISSIONS } from '../../../state/permissions.js';
import { FIELDS } from './audit-words.js';

/**
 * @typedef {import('../../../state/types.js').AuditEntry} AuditEntry
 * @typedef {{field: string, label: string, before: string|null, after: string|null}} Change
 * @typedef {{role: (id: number) => string|null, channel: (id: number) => string|null, user: (id: number) => string|null}} Names
 */

/** Each field that is another now, in the reader's words; null: there was nothing, or is nothing any more. What the sentence says already is left out. @param {AuditEntry} entry @param {Names} names @returns {Change[]} */
export function changesOf({ action, target_name, changes }, names) {
  return Object.entries(changes).flatMap(([field, [before, after]]) => {
    if (field === 'name' && (before ?? after) === target_name && (before === null || after === null)) return [];
    if (field === 'overwrite') return overwriteChanges(before, after, names);
    if (field === 'options') return optionChanges(before, after, names);
    if (!(field in FIELDS)) return [];
    const shown = change(field, t(FIELDS[field]), before, after, names);
    return isNothing(shown, action) ? [] : [shown];
  });
}

/** Of what is made or gone, only what says something. @param {Change} change @param {string} action */
const isNothing = ({ before, after }, action) => before === after || (/_(create|delete)$/.test(action) && (before ?? after) === null);

/** @param {string} field @param {string} label @param {any} before @param {any} after @param {Names} names @returns {Change} */
const change = (field, label, before, after, names) => {
  if (field !== 'permissions') return { field, label, before: wordsOf(field, before, names), after: wordsOf(field, after, names) };
  const [was, is] = [bitsOf(before), bitsOf(after)];
  return { field, label, before: list(was.filter((name) => !is.includes(name))), after: list(is.filter((name) => !was.includes(name))) };
};

/** What a role or member may and may not do in one channel. @param {any} before @param {any} after @param {Names} names @returns {Change[]} */
function overwriteChanges(before, after, names) {
  const { id, type } = after ?? before;
  const who = (type === 'role' ? names.role(id) : names.user(id)) ?? t('audit.somebody');
  return /** @type {const} */ ([['allow', 'audit.field_allowed'], ['deny', 'audit.field_denied']]).flatMap(([side, key]) => {
    const shown = change('permissions', t(key, { name: who }), before?.[side] ?? 0, after?.[side] ?? 0, names);
    return shown.before === shown.after ? [] : [shown];
  });
}

/** The options of a rule, one by one. @param {any} before @param {any} after @param {Names} names @returns {Change[]} */
function optionChanges(before, after, names) {
  const [was, is] = [flat(before), flat(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((field) => field in FIELDS).flatMap((field) => {
    const shown = change(field, t(FIELDS[field]), was[field], is[field], names);
    return shown.before === shown.after ? [] : [shown];
  });
}

/** @param {any} options @returns {Record<string, any>} */
const flat = (options) => ({ ...options, ...options?.actions, actions: undefined });

/** @param {string} field @param {any} value @param {Names} names @returns {string|null} */
function wordsOf(field, value, names) {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return null;
  switch (field) {
    case 'color': return value === 0 ? null : `#${value.toString(16).padStart(6, '0')}`;
    case 'icon':
    case 'banner': return t('audit.picture');
    case 'system_channel_id':
    case 'parent_id':
    case 'channel_id': return names.channel(value) ?? t('audit.gone');
    case 'owner_id': return names.user(value) ?? t('audit.somebody');
    case 'roles':
    case 'exempt_roles': return list(value.map((/** @type {number} */ id) => names.role(id) ?? t('audit.gone')));
    case 'exempt_channels': return list(value.map((/** @type {number} */ id) => names.channel(id) ?? t('audit.gone')));
    case 'slow_mode':
    case 'delete_messages':
    case 'timeout': return value === 0 ? null : formatDuration(value);
    case 'max_uses': return value === 0 ? t('guild.invite_any_uses') : String(value);
    case 'timed_out_until':
    case 'expires_at': return formatWhen(value);
    case 'default_notifications': return value === 'all' ? t('guild_settings.notify_all') : t('guild_settings.notify_mentions');
    case 'status': return STATUS()[value] ?? value;
    case 'kind': return KIND()[value] ?? value;
    case 'type': return TYPE()[value] ?? value;
    default: return plain(value);
  }
}

/** @param {any} value */
function plain(value) {
  if (typeof value === 'boolean') return value ? t('audit.yes') : t('audit.no');
  return Array.isArray(value) ? list(value) : String(value);
}

/** @returns {Record<string, string>} */
const STATUS = () => ({ open: t('reports.open'), resolved: t('reports.resolved'), dismissed: t('reports.dismissed') });

/** @returns {Record<string, string>} */
const KIND = () => ({
  words: t('automod.kind_words'), patterns: t('automod.kind_patterns'), mentions: t('automod.kind_mentions'), invites: t('automod.kind_invites'), links: t('automod.kind_links'),
});

/** @returns {Record<string, string>} */
const TYPE = () => ({ text: t('channel.type_text'), announcement: t('channel.type_announcement'), category: t('audit.type_category') });

/** @param {number|null} bits */
const bitsOf = (bits) => PERMISSIONS.filter(({ bit }) => Math.floor((bits ?? 0) / 2 ** bit) % 2 === 1).map(({ name }) => nameOf(name));

/** @param {string[]} values */
const list = (values) => (values.length > 0 ? values.join(', ') : null);
