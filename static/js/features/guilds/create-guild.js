import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { Field, FormError } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { useForm } from '../../components/use-form.js';

/** @param {{onClose: () => void}} props */
export function CreateGuild({ onClose }) {
  const { store, actions } = useApp();
  const { limits } = store.session.value;
  const { field, error, busy, form, onSubmit } = useForm({ name: '' }, async (values) => {
    const result = await actions.createGuild(values);
    if (result.ok) onClose();
    return result;
  });
  return html`<${Dialog} title=${t('guild.create')} onClose=${onClose}>
    <p class="dialog-text">${t('guild.create_lead')}</p>
    <form class="settings" ref=${form} onSubmit=${onSubmit}>
      ${error && html`<${FormError}>${errorText(error)}<//>`}
      <${Field} label=${t('guild.name')} required maxlength=${limits.guild_name_length} autocomplete="off" data-autofocus ...${field('name')} />
      <div class="dialog-actions">
        <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
        <${Button} type="submit" kind="primary" busy=${busy}>${t('action.create')}<//>
      </div>
    </form>
  <//>`;
}
