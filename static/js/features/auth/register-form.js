import { Button } from '../../components/button.js';
import { Field, FormError } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { PasswordField } from './password-field.js';
import { PasswordStrength } from './password-strength.js';
import { useForm } from '../../components/use-form.js';
import { useFirstField } from './use-first-field.js';

export function RegisterForm() {
  const { store, actions } = useApp();
  const { field, error, busy, form, onSubmit } = useForm({ username: '', email: '', password: '', invite: store.entry.value.invitation }, actions.register);
  const byInvitation = store.session.value.instance?.registration === 'invite';
  useFirstField(form);
  return html`<form class="auth-form" method="post" ref=${form} onSubmit=${onSubmit}>
    ${error && html`<${FormError}>${errorText(error)}<//>`}
    <${Field} label=${t('sign_in.username')} autocomplete="username" autocapitalize="none" spellcheck=${false} required
      minlength="2" maxlength="32" note=${t('register.username_hint')} ...${field('username')} />
    <${Field} label=${t('sign_in.email')} type="email" autocomplete="email" required ...${field('email')} />
    <${PasswordField} autocomplete="new-password" minlength="8" maxlength="256" note=${t('register.password_hint')} ...${field('password')} />
    <${PasswordStrength} password=${field('password').value} />
    ${byInvitation && html`<${Field} label=${t('register.invitation')} autocomplete="off" autocapitalize="none" spellcheck=${false} required maxlength="128" ...${field('invite')} />`}
    <${Button} type="submit" kind="primary" wide busy=${busy}>${busy ? t('register.submitting') : t('register.submit')}<//>
  </form>`;
}
