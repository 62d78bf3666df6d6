import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { FormError } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createAccount } from '../../state/actions/account.js';
import { useApp } from '../../state/context.js';
import { Line } from '../settings/group.js';
import { saveFile } from './save-file.js';

export function ExportData() {
  const { store, use } = useApp();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(/** @type {any} */ (null));
  const fetchFile = async () => {
    setBusy(true);
    const result = await use(createAccount).exportData();
    setBusy(false);
    setError(result.ok ? null : result.error);
    if (result.ok) saveFile(result.file, `guildhall-${store.session.value.me?.username}.zip`);
  };
  return html`<${Line} label=${t('account.export')} note=${t('account.export_note')}>
      <${Button} small busy=${busy} onClick=${fetchFile}>${busy ? t('account.export_busy') : t('account.export_do')}<//>
    <//>
    ${error && html`<${FormError}>${errorText(error)}<//>`}`;
}
