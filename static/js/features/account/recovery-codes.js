import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { copyText } from '../../components/copy-text.js';
import { Dialog } from '../../components/dialog.js';
import { FormError } from '../../components/field.js';
import { Icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { saveFile } from './save-file.js';

/**
 * The server keeps no copy that it could show again: the dialog closes only for who says that they have one.
 * @param {{codes: string[], first?: boolean, onClose: () => void}} props  first: the second factor has just been turned on
 */
export function RecoveryCodesDialog({ codes, first, onClose }) {
  const { me } = useApp().store.session.value;
  const [kept, setKept] = useState(false);
  const [asked, setAsked] = useState(false);
  const text = `${t('factor.codes_of', { name: me?.username ?? '', place: location.host })}\n\n${codes.join('\n')}\n`;
  const leave = () => (kept ? onClose() : setAsked(true));
  return html`<${Dialog} title=${first ? t('factor.on_done') : t('factor.codes')} onClose=${leave}>
    <p class="dialog-text">${t('factor.codes_lead')}</p>
    <ol class="account-recovery-codes" aria-label=${t('factor.codes')}>${codes.map((code) => html`<li key=${code}><code>${code}</code></li>`)}</ol>
    <div class="account-recovery-ways">
      <${Button} small data-autofocus="" onClick=${() => copyText(text)}><${Icon} name="copy" size=${16} />${t('action.copy')}<//>
      <${Button} small onClick=${() => saveFile(new Blob([text], { type: 'text/plain' }), `guildhall-${t('factor.codes_file')}.txt`)}><${Icon} name="download" size=${16} />${t('action.download')}<//>
      <${Button} small onClick=${() => print()}><${Icon} name="file-text" size=${16} />${t('action.print')}<//>
    </div>
    <label class="account-recovery-kept"><input type="checkbox" checked=${kept} onChange=${(/** @type {any} */ event) => setKept(event.currentTarget.checked)} />${t('factor.codes_kept')}</label>
    ${asked && !kept && html`<${FormError}>${t('factor.codes_first')}<//>`}
    <div class="dialog-actions">
      <${Button} kind="primary" onClick=${leave}>${t('action.done')}<//>
    </div>
  <//>`;
}
