import { Button } from '../../components/button.js';
import { Field, FormError, FormNotice } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { PasswordField } from './password-field.js';
import { useForm } from '../../components/use-form.js';
import { useFirstField } from './use-first-field.js';

/** @param {{username: string, onCode: (known: {username: string, password: string}) => void, onForgot?: (() => void) | false}} props */
export function SignInForm({ username, onCode, onForgot }) {
  const { store, actions } = useApp();
  const { field, error, busy, form, onSubmit } = useForm({ username, password: '' }, async (values) => {
    const result = await actions.login(values);
    if (result.ok || result.error.code !== 'second_factor_required') return result;
    onCode(values);
    return { ok: true };
  });
  useFirstField(form);
  const ended = store.session.value.reason;
  const { passwordSet } = store.entry.value;
  return html`<form class="auth-form" method="post" ref=${form} onSubmit=${onSubmit}>
    ${error ? html`<${FormError}>${errorText(error)}<//>`
      : passwordSet ? html`<${FormNotice}>${t('reset.done')}<//>`
      : ended && html`<${FormError}>${t('sign_in.ended')}<//>`}
    <${Field} label=${t('sign_in.username')} autocomplete="username" autocapitalize="none" spellcheck=${false} required ...${field('username')} />
    <${PasswordField} autocomplete="current-password" ...${field('password')} />
    <${Button} type="submit" kind="primary" wide busy=${busy}>${busy ? t('sign_in.submitting') : t('sign_in.submit')}<//>
    ${onForgot && html`<button type="button" class="link-button auth-aside" onClick=${onForgot}>${t('sign_in.forgot')}</button>`}
  </form>`;
}
