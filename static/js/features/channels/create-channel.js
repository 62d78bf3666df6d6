import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { Field, FormError } from '../../components/field.js';
import { Icon } from '../../components/icon.js';
import { Select } from '../../components/select.js';
import { Switch } from '../../components/switch.js';
import { useForm } from '../../components/use-form.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { lazy } from '../../components/lazy.js';
import { useApp } from '../../state/context.js';
import { privateOverwrites } from '../../state/overwrites.js';
import { normalName } from './normal-name.js';

/** @typedef {import('../channel-settings/targets.js').Target} Target */
const PrivateWho = lazy(() => import('../channel-settings/private-who.js'), 'PrivateWho');

/**
 * A channel, or a category when `type` says so.
 * @param {{guildId: number, type: 'text' | 'category', parent?: import('../../state/types.js').Channel, onClose: () => void}} props
 */
export function CreateChannel({ guildId, type, parent, onClose }) {
  const { store, actions } = useApp();
  const [kind, setKind] = useState(/** @type {import('../../state/types.js').ChannelType} */ (type));
  const [parentId, setParentId] = useState(parent?.id ?? 0);
  const [isPrivate, setPrivate] = useState(false);
  const [who, setWho] = useState(/** @type {Target[]} */ ([]));
  const isCategory = type === 'category';
  const { field, error, busy, form, onSubmit } = useForm({ name: '', topic: '' }, async ({ name, topic }) => {
    const overwrites = isPrivate ? privateOverwrites(guildId, [{ id: store.session.value.me?.id ?? 0, type: 'member' }, ...who]) : undefined;
    const result = await actions.createChannel(guildId, { name, type: kind, ...(parentId && { parent_id: parentId }), ...(topic && { topic }), ...(overwrites && { overwrites }) });
    if (result.ok) onClose();
    return result;
  });
  const named = field('name');
  const title = isCategory ? t('channel.create_category') : parent ? t('channel.create_in', { name: parent.name }) : t('channel.create');
  return html`<${Dialog} title=${title} onClose=${onClose}>
    <form class="dialog-form" ref=${form} onSubmit=${onSubmit}>
      ${error && html`<${FormError}>${errorText(error)}<//>`}
      ${!isCategory && html`<${KindChoice} kind=${kind} onChange=${setKind} />`}
      <${Field} label=${isCategory ? t('channel.category_name') : t('channel.name')} required maxlength=${store.session.value.limits.channel_name_length}
        autocomplete="off" data-autofocus prefix=${!isCategory && html`<${Icon} name=${kind === 'text' ? 'hash' : 'megaphone'} />`}
        ...${named} onInput=${(/** @type {string} */ name) => named.onInput(isCategory ? name : normalName(name))} />
      ${!isCategory && html`<${Field} label=${t('channel.topic')} maxlength="1024" autocomplete="off" ...${field('topic')} />`}
      ${!isCategory && html`<${CategoryChoice} guildId=${guildId} value=${parentId} onChange=${setParentId} />`}
      <${Switch} label=${isCategory ? t('channel.private_category') : t('channel.private')} note=${t('channel.private_note')} checked=${isPrivate} onChange=${setPrivate} />
      ${isPrivate && html`<${PrivateWho} guildId=${guildId} who=${who} onChange=${setWho} />`}
      <div class="dialog-actions">
        <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
        <${Button} type="submit" kind="primary" busy=${busy}>${t('action.create')}<//>
      </div>
    </form>
  <//>`;
}

/** In which category; nothing to choose where there is none. @param {{guildId: number, value: number, onChange: (id: number) => void}} props */
function CategoryChoice({ guildId, value, onChange }) {
  const { store, views } = useApp();
  const categories = Object.values(store.channels.value.byId)
    .filter((channel) => channel.guild_id === guildId && channel.type === 'category' && views.can(channel.id, 'MANAGE_CHANNELS'))
    .sort((a, b) => a.position - b.position);
  if (categories.length === 0) return null;
  return html`<${Select} label=${t('channel.category')} value=${String(value)} onChange=${(/** @type {string} */ id) => onChange(Number(id))}
    options=${[{ value: '0', label: t('channel.category_none') }, ...categories.map(({ id, name }) => ({ value: String(id), label: name }))]} />`;
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
