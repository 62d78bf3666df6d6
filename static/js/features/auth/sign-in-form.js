import { Button } from '../../components/button.js';
import { Field, FormError } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { PasswordField } from './password-field.js';
import { useForm } from '../../components/use-form.js';
import { useFirstField } from './use-first-field.js';

export function SignInForm() {
  const { store, actions } = useApp();
  const { field, error, busy, form, onSubmit } = useForm({ username: '', password: '' }, actions.login);
  useFirstField(form);
  const ended = store.session.value.reason;
  return html`<form class="auth-form" method="post" ref=${form} onSubmit=${onSubmit}>
    ${error ? html`<${FormError}>${errorText(error)}<//>` : ended && html`<${FormError}>${t('sign_in.ended')}<//>`}
    <${Field} label=${t('sign_in.username')} autocomplete="username" autocapitalize="none" spellcheck=${false} required ...${field('username')} />
    <${PasswordField} autocomplete="current-password" ...${field('password')} />
    <${Button} type="submit" kind="primary" wide busy=${busy}>${busy ? t('sign_in.submitting') : t('sign_in.submit')}<//>
  </form>`;
}
