import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Field, FormError, FormNotice } from '../../components/field.js';
import { useForm } from '../../components/use-form.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { useFirstField } from './use-first-field.js';

/** Asks for a mail. The field stays for who mistyped the address; whether there is such an account is not told. */
export function ForgotForm() {
  const { actions } = useApp();
  const [sent, setSent] = useState('');
  const { field, error, busy, form, onSubmit } = useForm({ email: '' }, async ({ email }) => {
    setSent('');
    const result = await actions.askReset({ email });
    if (result.ok) setSent(email);
    return result;
  });
  useFirstField(form);
  return html`<form class="auth-form" method="post" ref=${form} onSubmit=${onSubmit}>
    ${error && html`<${FormError}>${errorText(error)}<//>`}
    ${sent && html`<${FormNotice}>${t('forgot.sent', { email: sent })}<//>`}
    <${Field} label=${t('sign_in.email')} type="email" autocomplete="email" required ...${field('email')} />
    <${Button} type="submit" kind=${sent ? undefined : 'primary'} wide busy=${busy}>
      ${busy ? t('forgot.submitting') : sent ? t('forgot.again') : t('forgot.submit')}<//>
  </form>`;
}
