import { useState } from 'preact/hooks';
import { Button } from '../../../components/button.js';
import { Dialog } from '../../../components/dialog.js';
import { Field, FormError } from '../../../components/field.js';
import { toast } from '../../../components/toasts.js';
import { useForm } from '../../../components/use-form.js';
import { html } from '../../../lib/html.js';
import { errorText, t } from '../../../lib/i18n.js';
import { createGuildChanges } from '../../../state/actions/guild_changes.js';
import { useApp } from '../../../state/context.js';
import { PasswordField } from '../../auth/password-field.js';
import { MemberSearch } from '../member-search.js';

/** @typedef {import('../../../state/types.js').User} User */

/** First to whom, then the password. @param {{guild: import('../../../state/types.js').Guild, onClose: () => void}} props */
export function TransferGuild({ guild, onClose }) {
  const [heir, setHeir] = useState(/** @type {User | null} */ (null));
  return html`<${Dialog} title=${t('guild_settings.transfer_title', { name: guild.name })} onClose=${onClose}>
    <p class="dialog-text">${heir ? t('guild_settings.transfer_question', { name: heir.display_name ?? heir.username }) : t('guild_settings.transfer_choose')}</p>
    ${heir ? html`<${Oath} guild=${guild} heir=${heir} onBack=${() => setHeir(null)} onClose=${onClose} />` : html`<${MemberSearch} guildId=${guild.id} onChoose=${setHeir} />`}
  <//>`;
}

/** @param {{guild: import('../../../state/types.js').Guild, heir: User, onBack: () => void, onClose: () => void}} props */
function Oath({ guild, heir, onBack, onClose }) {
  const { store, use } = useApp();
  const { transferGuild } = use(createGuildChanges);
  const twoFactor = store.session.value.me?.two_factor;
  const { field, error, busy, form, onSubmit } = useForm({ password: '', code: '' }, async ({ password, code }) => {
    const result = await transferGuild(guild.id, { user_id: heir.id, password, ...(code && { code }) });
    if (!result.ok) return result;
    toast(t('guild_settings.transferred', { name: heir.display_name ?? heir.username }));
    onClose();
    return result;
  });
  const why = error?.code === 'wrong_credentials' ? t('guild_settings.password_wrong') : errorText(error);
  return html`<form class="dialog-form" ref=${form} onSubmit=${onSubmit}>
    ${error && html`<${FormError}>${why}<//>`}
    <${PasswordField} label=${t('sign_in.password')} autocomplete="current-password" required data-autofocus ...${field('password')} />
    ${(twoFactor || error?.code === 'second_factor_required') && html`<${Field} label=${t('code.label')} note=${t('code.note')} inputmode="numeric" autocomplete="one-time-code" ...${field('code')} />`}
    <div class="dialog-actions">
      <${Button} kind="quiet" onClick=${onBack}>${t('action.back')}<//>
      <${Button} type="submit" kind="danger" busy=${busy}>${t('guild_settings.transfer')}<//>
    </div>
  </form>`;
}
