import { Button } from '../../../components/button.js';
import { Dialog } from '../../../components/dialog.js';
import { Field, FormError } from '../../../components/field.js';
import { useForm } from '../../../components/use-form.js';
import { html } from '../../../lib/html.js';
import { errorText, t } from '../../../lib/i18n.js';
import { createGuildExpressions } from '../../../state/actions/guild_expressions.js';
import { useApp } from '../../../state/context.js';

/** @param {{sticker: import('./kinds.js').Sticker, guildId: number, onClose: () => void}} props */
export function EditSticker({ sticker, guildId, onClose }) {
  const { updateExpression } = useApp().use(createGuildExpressions);
  const first = { name: sticker.name, description: sticker.description ?? '', tags: sticker.tags ?? '' };
  const { field, error, busy, form, onSubmit } = useForm(first, async (values) => {
    const result = await updateExpression(guildId, 'sticker', sticker.id, values);
    if (result.ok) onClose();
    return result;
  });
  const { error: wrong, ...name } = field('name');
  return html`<${Dialog} title=${t('expressions.edit_sticker')} onClose=${onClose}>
    <form class="dialog-form" ref=${form} onSubmit=${onSubmit}>
      ${error && html`<${FormError}>${errorText(error)}<//>`}
      <${Field} label=${t('expressions.name')} required maxlength="30" autocomplete="off" data-autofocus error=${wrong && t('expressions.sticker_name_wrong')} ...${name} />
      <${Field} label=${t('expressions.description')} maxlength="100" autocomplete="off" ...${field('description')} />
      <${Field} label=${t('expressions.tags')} note=${t('expressions.tags_note')} maxlength="100" autocomplete="off" ...${field('tags')} />
      <div class="dialog-actions">
        <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
        <${Button} type="submit" kind="primary" busy=${busy}>${t('guild_settings.save')}<//>
      </div>
    </form>
  <//>`;
}
