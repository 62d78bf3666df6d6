import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { passwordStrength } from '../../lib/password-strength.js';

/** A hint while a new password is chosen; what the server refuses is another matter. @param {{password: string}} props */
export function PasswordStrength({ password }) {
  const strength = password ? passwordStrength(password) : 0;
  const words = [t('password.guessed'), t('password.weak'), t('password.fair'), t('password.good'), t('password.strong')];
  return html`<div class="auth-strength" data-strength=${password ? strength : undefined}>
    <span class="auth-strength-bars" aria-hidden="true"><i /><i /><i /><i /></span>
    <span class="auth-strength-words" role="status">${password && words[strength]}</span>
  </div>`;
}
