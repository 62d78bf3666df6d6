import { t } from '../lib/i18n.js';

const SHORTEST_PASSWORD = 8;

/**
 * Which field is wrong and why, in the reader's words; the server's own words are for what we do not know.
 * @param {{code?: string, fields?: Record<string, string>} | null} error
 * @param {Record<string, string>} values what was sent
 * @returns {Record<string, string>}
 */
export function fieldErrors(error, values) {
  if (error?.code === 'username_taken') return { username: t('error.username_taken') };
  if (error?.code === 'email_taken') return { email: t('error.email_taken') };
  if (error?.code === 'wrong_code') return { code: t('code.wrong') };
  if (error?.code === 'wrong_password') return { password: t('account.wrong_password') };
  if (error?.code === 'wrong_proof') return { password: t('account.wrong_proof') };
  if (error?.code === 'wrong_name') return { name: t('account.wrong_name') };
  if (error?.code === 'invite_required') return { invite: t('register.invitation_wrong') };
  const fields = Object.entries(error?.fields ?? {});
  return Object.fromEntries(fields.map(([name, why]) => [name, knownReason(name, values) ?? why]));
}

/** @param {string} name @param {Record<string, string>} values */
function knownReason(name, values) {
  switch (name) {
    case 'username': return t('register.username_hint');
    case 'email': return t('register.email_wrong');
    case 'password':
    case 'new_password': return (values[name] ?? '').length < SHORTEST_PASSWORD ? t('register.password_hint') : t('register.password_guessed');
    case 'name': return t('field.name_wrong');
    default: return null;
  }
}
