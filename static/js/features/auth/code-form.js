import { Button } from '../../components/button.js';
import { FormError } from '../../components/field.js';
import { useForm } from '../../components/use-form.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { asCodeResult, CodeField } from './code-field.js';

/** The second step of signing in. @param {{known: {username: string, password: string}}} props */
export function CodeForm({ known }) {
  const { actions } = useApp();
  const { field, error, busy, form, onSubmit } = useForm({ code: '' }, async ({ code }) => asCodeResult(await actions.login({ ...known, code })));
  return html`<form class="auth-form" method="post" ref=${form} onSubmit=${onSubmit}>
    ${error && html`<${FormError}>${errorText(error)}<//>`}
    <${CodeField} ...${field('code')} />
    <${Button} type="submit" kind="primary" wide busy=${busy}>${busy ? t('sign_in.submitting') : t('sign_in.submit')}<//>
  </form>`;
}
