import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { FormError } from '../../components/field.js';
import { useForm } from '../../components/use-form.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { AuthFrame } from './auth-frame.js';
import { asCodeResult, CodeField } from './code-field.js';
import { ForgotForm } from './forgot-form.js';
import { PasswordField } from './password-field.js';
import { PasswordStrength } from './password-strength.js';
import { useFirstField } from './use-first-field.js';

/** Where the link in the mail leads. */
export function ResetScreen() {
  const { store } = useApp();
  const [isVoid, setVoid] = useState(false);
  const canMail = store.session.value.instance?.password_reset;
  const lead = isVoid ? (canMail ? t('reset.void_again') : t('reset.void')) : t('reset.lead');
  return html`<${AuthFrame} title=${isVoid ? t('reset.void_title') : t('reset.title')} lead=${lead}>
    ${!isVoid && html`<${ResetForm} onVoid=${() => setVoid(true)} />`}
    ${isVoid && canMail && html`<${ForgotForm} />`}
    <${WayOut} />
  <//>`;
}

/** @param {{onVoid: () => void}} props */
function ResetForm({ onVoid }) {
  const { actions } = useApp();
  const [asksCode, setAsksCode] = useState(false);
  const { field, error, busy, form, onSubmit } = useForm({ password: '', code: '' }, async (values) => {
    const result = asCodeResult(await actions.confirmReset(values));
    if (result.ok) return result;
    const { code } = result.error;
    if (code === 'second_factor_required') setAsksCode(true);
    else if (code === 'forbidden') onVoid();
    else return result;
    return { ok: true };
  });
  useFirstField(form);
  return html`<form class="auth-form" method="post" ref=${form} onSubmit=${onSubmit}>
    ${error && html`<${FormError}>${errorText(error)}<//>`}
    <${PasswordField} label=${t('reset.password')} autocomplete="new-password" minlength="8" maxlength="256" note=${t('register.password_hint')} ...${field('password')} />
    <${PasswordStrength} password=${field('password').value} />
    ${asksCode && html`<${CodeField} ...${field('code')} />`}
    <${Button} type="submit" kind="primary" wide busy=${busy}>${busy ? t('reset.submitting') : t('reset.submit')}<//>
  </form>`;
}

function WayOut() {
  const { store, actions } = useApp();
  const label = store.session.value.me ? t('invite.home') : t('sign_in.back');
  return html`<p class="auth-switch"><button type="button" class="link-button" onClick=${() => actions.leaveReset()}>${label}</button></p>`;
}
