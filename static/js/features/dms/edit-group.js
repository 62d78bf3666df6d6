import { useRef, useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { Field, FormError } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { useForm } from '../../components/use-form.js';
import { createDms } from '../../state/actions/dms.js';
import { useApp } from '../../state/context.js';
import { DmFace } from './dm-face.js';

const LONGEST_NAME = 100;
const PICTURES = 'image/png,image/jpeg,image/gif,image/webp';

/** A group's name and picture. @param {{channelId: number, onClose: () => void}} props */
export function EditGroup({ channelId, onClose }) {
  const { store, views, use } = useApp();
  const dms = use(createDms);
  const channel = store.channels.value.byId[channelId];
  const { field, error, busy, form, onSubmit } = useForm({ name: channel?.name ?? '' }, async ({ name }) => {
    const result = await dms.rename(channelId, name);
    if (result.ok) onClose();
    return result;
  });
  if (!channel) return null;
  return html`<${Dialog} title=${t('group.edit')} onClose=${onClose}>
    <${Picture} channel=${channel} />
    <form class="settings" ref=${form} onSubmit=${onSubmit}>
      ${error && html`<${FormError}>${errorText(error)}<//>`}
      <${Field} label=${t('group.name')} note=${t('group.name_note')} placeholder=${views.channelName({ ...channel, name: '' })} maxlength=${LONGEST_NAME} autocomplete="off" data-autofocus ...${field('name')} />
      <div class="dialog-actions">
        <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
        <${Button} type="submit" kind="primary" busy=${busy}>${t('action.save')}<//>
      </div>
    </form>
  <//>`;
}

/** Changes at once. @param {{channel: import('../../state/types.js').Channel}} props */
function Picture({ channel }) {
  const dms = useApp().use(createDms);
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  /** @param {() => Promise<{ok: boolean, error?: any}>} act */
  const run = async (act) => {
    setState({ busy: true, error: null });
    const result = await act();
    setState({ busy: false, error: result.ok ? null : result.error });
  };
  /** @param {any} event */
  const choose = (event) => {
    const [file] = event.currentTarget.files;
    if (file) run(() => dms.setIcon(channel.id, file));
    event.currentTarget.value = '';
  };
  return html`<div class="group-picture">
    <${DmFace} channel=${channel} size=${40} />
    <input class="visually-hidden" type="file" tabindex="-1" aria-hidden="true" accept=${PICTURES} ref=${input} onChange=${choose} />
    <${Button} small busy=${state.busy} onClick=${() => input.current?.click()}>${t('group.picture_change')}<//>
    ${channel.icon && html`<${Button} small kind="quiet" busy=${state.busy} onClick=${() => run(() => dms.removeIcon(channel.id))}>${t('group.picture_remove')}<//>`}
    ${state.error && html`<${FormError}>${errorText(state.error)}<//>`}
  </div>`;
}
