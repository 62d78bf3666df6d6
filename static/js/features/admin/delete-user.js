import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { Field, FormError } from '../../components/field.js';
import { useForm } from '../../components/use-form.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createAdministering } from '../../state/actions/administering.js';
import { useApp } from '../../state/context.js';

/** With the administrator's own password. @param {{user: import('../../state/types.js').User, onGone: () => void, onClose: () => void}} props */
export function DeleteUser({ user, onGone, onClose }) {
  const { store, use } = useApp();
  const { deleteUser } = use(createAdministering);
  const needsCode = store.session.value.me?.two_factor ?? false;
  const { field, error, busy, form, onSubmit } = useForm({ password: '', code: '' }, async ({ password, code }) => {
    const answer = await deleteUser(user.id, { password, ...(code && { code }) });
    if (!answer.ok) return answer;
    onGone();
    onClose();
    return { ok: true };
  });
  return html`<${Dialog} title=${t('admin.delete_user_title', { name: user.username })} onClose=${onClose}>
    <form class="settings" ref=${form} onSubmit=${onSubmit}>
      <p class="dialog-text">${t('admin.delete_user_question')}</p>
      ${error && html`<${FormError}>${error.code === 'conflict' ? t('admin.delete_user_conflict') : errorText(error)}<//>`}
      <${Field} label=${t('admin.own_password')} type="password" autocomplete="current-password" required data-autofocus ...${field('password')} />
      ${needsCode && html`<${Field} label=${t('admin.own_code')} autocomplete="one-time-code" inputmode="numeric" required ...${field('code')} />`}
      <div class="dialog-actions">
        <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
        <${Button} type="submit" kind="danger" busy=${busy}>${t('admin.delete_user')}<//>
      </div>
    </form>
  <//>`;
}
