import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { Field } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { createAccount } from '../../state/actions/account.js';
import { useApp } from '../../state/context.js';
import { ProvenDialog } from './proven-dialog.js';

/** Asks for the name, typed, and the proof. Who owns guilds hears first what to do with them. @param {{onClose: () => void}} props */
export function DeleteAccountDialog({ onClose }) {
  const { store, use } = useApp();
  const { me } = store.session.value;
  const [refused, setRefused] = useState(false);
  const owned = Object.values(store.guilds.value.byId).filter((guild) => guild.owner_id === me?.id);
  if (owned.length > 0 || refused) return html`<${OwnerDialog} guilds=${owned} onClose=${onClose} />`;
  const name = me?.username ?? '';
  /** @param {{name: string, password: string, code?: string}} values */
  const act = async (values) => {
    if (values.name.trim() !== name) return { ok: false, error: { code: 'wrong_name', message: '' } };
    const result = await use(createAccount).deleteAccount(values);
    if (!result.ok && result.error.code === 'conflict') setRefused(true);
    return result;
  };
  return html`<${ProvenDialog} title=${t('account.delete')} lead=${t('account.delete_lead')} action=${t('account.delete')} danger onClose=${onClose} onDone=${onClose}
    initial=${{ name: '' }} act=${act}
    fields=${(/** @type {any} */ field) => html`<${Field} label=${t('account.delete_type', { name })} autocomplete="off" autocapitalize="none" spellcheck=${false} required data-autofocus="" ...${field('name')} />`} />`;
}

/** @param {{guilds: import('../../state/types.js').Guild[], onClose: () => void}} props */
function OwnerDialog({ guilds, onClose }) {
  return html`<${Dialog} title=${t('account.delete_owner_title')} onClose=${onClose}>
    <p class="dialog-text">${t('account.delete_owner')}</p>
    <ul class="account-guilds">${guilds.map((guild) => html`<li key=${guild.id}>${guild.name}</li>`)}</ul>
    <div class="dialog-actions"><${Button} kind="primary" data-autofocus="" onClick=${onClose}>${t('action.close')}<//></div>
  <//>`;
}
