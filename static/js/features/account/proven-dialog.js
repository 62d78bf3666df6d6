import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { FormError } from '../../components/field.js';
import { useForm } from '../../components/use-form.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { CodeField } from '../auth/code-field.js';
import { PasswordField } from '../auth/password-field.js';

/**
 * A change that is not for whoever finds a screen open: it asks for the password, and for a code where there is a second factor.
 * @param {object} props
 * @param {string} props.title
 * @param {string} [props.lead]
 * @param {string} props.action what the button says
 * @param {boolean} [props.danger]
 * @param {boolean} [props.withoutCode] the password alone will do
 * @param {Record<string, string>} [props.initial] fields besides the proof
 * @param {(field: (name: any) => any) => any} [props.fields] draws them
 * @param {(values: any) => Promise<any>} props.act
 * @param {(result: any) => void} props.onDone
 * @param {() => void} props.onClose
 */
export function ProvenDialog({ title, lead, action, danger, withoutCode, initial = {}, fields, act, onDone, onClose }) {
  const { me } = useApp().store.session.value;
  const [asksCode, setAsksCode] = useState(!withoutCode && !!me?.two_factor);
  const { field, error, busy, form, onSubmit } = useForm(/** @type {Record<string, string>} */ ({ ...initial, password: '', code: '' }), async (values) => {
    const result = await act(values);
    if (result.ok) onDone(result);
    else if (result.error.code === 'second_factor_required') {
      setAsksCode(true);
      return { ok: true };
    }
    return asProof(result, asksCode);
  });
  return html`<${Dialog} title=${title} onClose=${onClose}>
    <form class="account-proven" method="post" ref=${form} onSubmit=${onSubmit}>
      ${lead && html`<p class="dialog-text">${lead}</p>`}
      ${error && html`<${FormError}>${errorText(error)}<//>`}
      <input class="visually-hidden" type="text" name="account" autocomplete="username" value=${me?.username} readonly tabindex="-1" aria-hidden="true" />
      ${fields?.(field)}
      <${PasswordField} label=${t('account.password_now')} autocomplete="current-password" data-autofocus=${fields ? undefined : ''} ...${field('password')} />
      ${asksCode && html`<${CodeField} ...${field('code')} calm />`}
      <div class="dialog-actions">
        <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
        <${Button} type="submit" kind=${danger ? 'danger' : 'primary'} busy=${busy}>${action}<//>
      </div>
    </form>
  <//>`;
}

/** The server says no more of a wrong code than of a wrong password. @param {any} result @param {boolean} withCode */
function asProof(result, withCode) {
  if (result.ok || result.error.code !== 'wrong_credentials') return result;
  return { ok: false, error: { ...result.error, code: withCode ? 'wrong_proof' : 'wrong_password' } };
}
