import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { Field, FormError } from '../../components/field.js';
import { useForm } from '../../components/use-form.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createGuildMembers } from '../../state/actions/guild_members.js';
import { useApp } from '../../state/context.js';

/** One's own, or somebody else's; empty takes it away. @param {{guildId: number, user: import('../../state/types.js').User, nickname: string|null, onClose: () => void}} props */
export function EditNickname({ guildId, user, nickname, onClose }) {
  const { updateMember } = useApp().use(createGuildMembers);
  const { field, error, busy, form, onSubmit } = useForm({ nickname: nickname ?? '' }, async (values) => {
    const result = await updateMember(guildId, user.id, { nickname: values.nickname.trim() || null });
    if (result.ok) onClose();
    return result;
  });
  const name = user.display_name ?? user.username;
  return html`<${Dialog} title=${t('members.nickname_title', { name })} onClose=${onClose}>
    <form class="dialog-form" ref=${form} onSubmit=${onSubmit}>
      ${error && html`<${FormError}>${errorText(error)}<//>`}
      <${Field} label=${t('members.nickname')} note=${t('members.nickname_note')} placeholder=${name} maxlength="32" autocomplete="off" data-autofocus ...${field('nickname')} />
      <div class="dialog-actions">
        <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
        <${Button} type="submit" kind="primary" busy=${busy}>${t('guild_settings.save')}<//>
      </div>
    </form>
  <//>`;
}
