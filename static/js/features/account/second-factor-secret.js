import { Button } from '../../components/button.js';
import { copyText } from '../../components/copy-text.js';
import { Dialog } from '../../components/dialog.js';
import { FormError } from '../../components/field.js';
import { useForm } from '../../components/use-form.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createAccount } from '../../state/actions/account.js';
import { useApp } from '../../state/context.js';
import { CodeField } from '../auth/code-field.js';
import { openDialog } from '../shell/ui.js';
import { RecoveryCodesDialog } from './recovery-codes.js';

/** The secret goes into an app, by its picture or by hand, and a code of it comes back. @param {{secret: {secret: string, uri: string, qr: string}, onClose: () => void}} props */
export function SecretDialog({ secret, onClose }) {
  const { use } = useApp();
  const { field, error, busy, form, onSubmit } = useForm({ code: '' }, async (values) => {
    const result = await use(createAccount).confirmSecondFactor(values);
    if (result.ok) openDialog(RecoveryCodesDialog, { codes: result.codes, first: true });
    else if (result.error.fields?.code) return { ok: false, error: { ...result.error, code: 'wrong_code' } };
    return result;
  });
  const grouped = secret.secret.match(/.{1,4}/g)?.join(' ') ?? '';
  return html`<${Dialog} title=${t('factor.scan_title')} onClose=${onClose} wide>
    <form class="account-factor" method="post" ref=${form} onSubmit=${onSubmit}>
      <img class="account-factor-picture" src=${`data:image/svg+xml;charset=utf-8,${encodeURIComponent(secret.qr)}`} alt=${t('factor.scan_picture')} width="180" height="180" />
      <div class="account-factor-steps">
        <p class="dialog-text">${t('factor.scan')}</p>
        <div>
          <p class="field-label">${t('factor.by_hand')}</p>
          <p class="account-factor-secret"><code>${grouped}</code></p>
          <button type="button" class="link-button" onClick=${() => copyText(secret.secret)}>${t('action.copy')}</button>
        </div>
        ${error && html`<${FormError}>${errorText(error)}<//>`}
        <${CodeField} ...${field('code')} data-autofocus="" appOnly />
      </div>
      <div class="dialog-actions">
        <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
        <${Button} type="submit" kind="primary" busy=${busy}>${t('factor.turn_on')}<//>
      </div>
    </form>
  <//>`;
}
