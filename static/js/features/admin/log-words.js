import { formatDuration } from '../../lib/duration.js';
import { t } from '../../lib/i18n.js';

const FIELDS = /** @type {const} */ ({
  name: 'admin.instance_name',
  registration: 'admin.who_registers',
  is_admin: 'admin.is_admin',
  disabled: 'admin.disabled',
  level: 'admin.level',
  max_uses: 'guild.invite_uses',
  expires_hours: 'guild.invite_expires',
});
const VALUES = /** @type {const} */ ({
  open: 'admin.open',
  invite: 'admin.by_invitation',
  closed: 'admin.closed',
  info: 'admin.level_info',
  warning: 'admin.level_warning',
});

/** What was before, and what is now, in the reader's words. @param {Record<string, [unknown, unknown]>} changes */
export const changesText = (changes) => Object.entries(changes ?? {}).map(([field, [before, after]]) => {
  const name = field in FIELDS ? t(FIELDS[/** @type {keyof typeof FIELDS} */ (field)]) : field;
  return `${name}: ${before === null || before === undefined ? '' : `${shown(field, before)} → `}${shown(field, after)}`;
}).join(' · ');

/** @param {string} field @param {unknown} value */
function shown(field, value) {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? t('audit.yes') : t('audit.no');
  if (field === 'max_uses' && value === 0) return t('guild.invite_any_uses');
  if (field === 'expires_hours') return value === 0 ? t('guild.invite_never') : formatDuration(Number(value) * 3600);
  if (['registration', 'level'].includes(field) && String(value) in VALUES) return t(VALUES[/** @type {keyof typeof VALUES} */ (value)]);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
