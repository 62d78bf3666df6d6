import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { Field, FormError } from '../../components/field.js';
import { useForm } from '../../components/use-form.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createAdministering } from '../../state/actions/administering.js';
import { useApp } from '../../state/context.js';

/** @param {{guild: {id: number, name: string}, onGone: () => void, onClose: () => void}} props */
export function DeleteGuildByName({ guild, onGone, onClose }) {
  const { deleteGuild } = useApp().use(createAdministering);
  const { field, error, busy, form, onSubmit } = useForm({ guild_name: '' }, async ({ guild_name }) => {
    const answer = await deleteGuild(guild.id, guild_name.trim());
    if (!answer.ok) return answer;
    onGone();
    onClose();
    return { ok: true };
  });
  const typed = field('guild_name');
  return html`<${Dialog} title=${t('admin.delete_guild_title', { name: guild.name })} onClose=${onClose}>
    <form class="settings" ref=${form} onSubmit=${onSubmit}>
      <p class="dialog-text">${t('admin.delete_guild_question')}</p>
      ${error && html`<${FormError}>${error.code === 'invalid_fields' ? t('admin.name_differs') : errorText(error)}<//>`}
      <${Field} label=${t('admin.type_name', { name: guild.name })} autocomplete="off" required data-autofocus ...${typed} />
      <div class="dialog-actions">
        <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
        <${Button} type="submit" kind="danger" busy=${busy} disabled=${typed.value.trim() !== guild.name}>${t('admin.delete_guild')}<//>
      </div>
    </form>
  <//>`;
}
