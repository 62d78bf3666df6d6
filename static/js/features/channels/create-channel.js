import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { Field, FormError } from '../../components/field.js';
import { Icon } from '../../components/icon.js';
import { useForm } from '../../components/use-form.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';

/**
 * A channel, or a category when `type` says so.
 * @param {{guildId: number, type: 'text' | 'category', parent?: import('../../state/types.js').Channel, onClose: () => void}} props
 */
export function CreateChannel({ guildId, type, parent, onClose }) {
  const { store, actions } = useApp();
  const [kind, setKind] = useState(/** @type {import('../../state/types.js').ChannelType} */ (type));
  const isCategory = type === 'category';
  const { field, error, busy, form, onSubmit } = useForm({ name: '', topic: '' }, async ({ name, topic }) => {
    const result = await actions.createChannel(guildId, { name, type: kind, ...(parent && { parent_id: parent.id }), ...(topic && { topic }) });
    if (result.ok) onClose();
    return result;
  });
  const title = isCategory ? t('channel.create_category') : parent ? t('channel.create_in', { name: parent.name }) : t('channel.create');
  return html`<${Dialog} title=${title} onClose=${onClose}>
    <form class="settings" ref=${form} onSubmit=${onSubmit}>
      ${error && html`<${FormError}>${errorText(error)}<//>`}
      ${!isCategory && html`<${KindChoice} kind=${kind} onChange=${setKind} />`}
      <${Field} label=${isCategory ? t('channel.category_name') : t('channel.name')} required maxlength=${store.session.value.limits.channel_name_length}
        autocomplete="off" data-autofocus prefix=${!isCategory && html`<${Icon} name=${kind === 'text' ? 'hash' : 'megaphone'} />`} ...${field('name')} />
      ${!isCategory && html`<${Field} label=${t('channel.topic')} maxlength="1024" autocomplete="off" ...${field('topic')} />`}
      <div class="dialog-actions">
        <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
        <${Button} type="submit" kind="primary" busy=${busy}>${t('action.create')}<//>
      </div>
    </form>
  <//>`;
}

/** @param {{kind: string, onChange: (kind: any) => void}} props */
function KindChoice({ kind, onChange }) {
  const kinds = [
    { value: 'text', icon: 'hash', label: t('channel.type_text'), note: t('channel.type_text_note') },
    { value: 'announcement', icon: 'megaphone', label: t('channel.type_announcement'), note: t('channel.type_announcement_note') },
  ];
  return html`<fieldset class="field">
    <legend class="field-label">${t('channel.type')}</legend>
    ${kinds.map((item) => html`<label class="choice" key=${item.value}>
      <input type="radio" name="kind" checked=${kind === item.value} onChange=${() => onChange(item.value)} />
      <${Icon} name=${item.icon} />
      <span><span class="choice-label">${item.label}</span><span class="field-note">${item.note}</span></span>
    </label>`)}
  </fieldset>`;
}
