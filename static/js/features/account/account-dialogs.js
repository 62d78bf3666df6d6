import { Field } from '../../components/field.js';
import { toast } from '../../components/toasts.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { createAccount } from '../../state/actions/account.js';
import { useApp } from '../../state/context.js';
import { PasswordField } from '../auth/password-field.js';
import { PasswordStrength } from '../auth/password-strength.js';
import { ProvenDialog } from './proven-dialog.js';

/** @param {() => void} onClose @param {string} words */
const closeWith = (onClose, words) => () => {
  onClose();
  toast(words);
};

/** @param {{onClose: () => void}} props */
export function UsernameDialog({ onClose }) {
  const { store, use } = useApp();
  const { me } = store.session.value;
  return html`<${ProvenDialog} title=${t('account.username_change')} lead=${t('account.ends_others')} action=${t('action.save')} onClose=${onClose}
    initial=${{ username: me?.username ?? '' }} act=${use(createAccount).changeUsername} onDone=${closeWith(onClose, t('account.username_done'))}
    fields=${(/** @type {any} */ field) => html`<${Field} label=${t('account.username_new')} autocomplete="off" autocapitalize="none" spellcheck=${false} required
      minlength="2" maxlength="32" data-autofocus="" note=${t('register.username_hint')} ...${field('username')} />`} />`;
}

/** @param {{onClose: () => void}} props */
export function EmailDialog({ onClose }) {
  const { use } = useApp();
  return html`<${ProvenDialog} title=${t('account.email_change')} lead=${t('account.ends_others')} action=${t('action.save')} onClose=${onClose}
    initial=${{ email: '' }} act=${use(createAccount).changeEmail} onDone=${closeWith(onClose, t('account.email_done'))}
    fields=${(/** @type {any} */ field) => html`<${Field} label=${t('account.email_new')} type="email" autocomplete="email" required data-autofocus="" ...${field('email')} />`} />`;
}

/** @param {{onClose: () => void}} props */
export function PasswordDialog({ onClose }) {
  const { use } = useApp();
  return html`<${ProvenDialog} title=${t('account.password_change')} lead=${t('account.ends_others')} action=${t('account.password_change')} onClose=${onClose}
    initial=${{ new_password: '' }} act=${use(createAccount).changePassword} onDone=${closeWith(onClose, t('account.password_done'))}
    fields=${(/** @type {any} */ field) => html`
      <${PasswordField} label=${t('account.password_new')} autocomplete="new-password" minlength="8" maxlength="256" data-autofocus="" note=${t('register.password_hint')} ...${field('new_password')} />
      <${PasswordStrength} password=${field('new_password').value} />`} />`;
}
