import { useState } from 'preact/hooks';
import { Avatar } from '../../components/avatar.js';
import { Button } from '../../components/button.js';
import { html } from '../../lib/html.js';
import { formatDate, formatFull } from '../../lib/dates.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { Group, Line } from '../settings/group.js';
import { openDialog } from '../shell/ui.js';
import { EmailDialog, PasswordDialog, UsernameDialog } from './account-dialogs.js';
import { DeleteAccountDialog } from './delete-account.js';
import { ExportData } from './export-data.js';
import { SecondFactor } from './second-factor.js';

export function AccountPage() {
  const { me } = useApp().store.session.value;
  if (!me) return null;
  return html`
    <div class="account-card">
      <${Avatar} user=${me} name=${me.display_name ?? me.username} size=${40} />
      <div class="account-card-words">
        <p class="account-card-name truncate">${me.display_name ?? me.username}</p>
        <p class="field-note" data-tip=${formatFull(me.created_at)}>${t('account.since', { time: formatDate(me.created_at) })}</p>
      </div>
    </div>
    <${Group} title=${t('account.sign_in')}>
      <${Line} label=${t('sign_in.username')} value=${me.username}><${Edit} of=${t('sign_in.username')} view=${UsernameDialog} /><//>
      <${Line} label=${t('sign_in.email')} value=${html`<${Secret} text=${me.email} />`}><${Edit} of=${t('sign_in.email')} view=${EmailDialog} /><//>
      <${Line} label=${t('sign_in.password')} note=${t('account.password_note')}>
        <${Button} small onClick=${() => openDialog(PasswordDialog)}>${t('account.password_change')}<//>
      <//>
    <//>
    <${SecondFactor} me=${me} />
    <${Group} title=${t('account.data')}>
      <${ExportData} />
      <${Line} label=${t('account.delete')} note=${t('account.delete_note')}>
        <${Button} small kind="danger" onClick=${() => openDialog(DeleteAccountDialog)}>${t('account.delete')}<//>
      <//>
    <//>`;
}

/** @param {{of: string, view: any}} props */
function Edit({ of, view }) {
  return html`<${Button} small aria-label=${t('account.edit_of', { name: of })} onClick=${() => openDialog(view)}>${t('action.edit')}<//>`;
}

/** Not for the eyes of whoever looks over a shoulder, until asked for. @param {{text: string}} props */
function Secret({ text }) {
  const [shown, setShown] = useState(false);
  const [name, host] = text.split('@');
  return html`${shown ? text : `${'•'.repeat(Math.min(name.length, 10))}@${host}`} <button type="button" class="link-button" aria-pressed=${String(shown)}
    onClick=${() => setShown(!shown)}>${shown ? t('account.hide') : t('account.show')}</button>`;
}
