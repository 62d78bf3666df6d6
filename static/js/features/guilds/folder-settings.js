import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { Field, FormError } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createGuildOrder } from '../../state/actions/guild_order.js';
import { useApp } from '../../state/context.js';
import { ColorChoice } from '../roles/color-choice.js';

/** @param {{folder: import('../../state/guild_order.js').GuildFolder, onClose: () => void}} props */
export function FolderSettings({ folder, onClose }) {
  const { changeFolder } = useApp().use(createGuildOrder);
  const [name, setName] = useState(folder.name);
  const [color, setColor] = useState(folder.color ?? 0);
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  /** @param {SubmitEvent} event */
  const save = async (event) => {
    event.preventDefault();
    setState({ busy: true, error: null });
    const result = await changeFolder(folder.id, { name: name.trim(), color: color || null });
    if (result.ok) onClose();
    else setState({ busy: false, error: result.error });
  };
  return html`<${Dialog} title=${t('rail.folder_settings')} onClose=${onClose}>
    <form class="dialog-form" onSubmit=${save}>
      ${state.error && html`<${FormError}>${errorText(state.error)}<//>`}
      <${Field} label=${t('rail.folder_name')} maxlength="32" autocomplete="off" data-autofocus value=${name} onInput=${setName} note=${t('rail.folder_name_note')} />
      <${ColorChoice} value=${color} onChange=${setColor} />
      <div class="dialog-actions">
        <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
        <${Button} type="submit" kind="primary" busy=${state.busy}>${t('unsaved.save')}<//>
      </div>
    </form>
  <//>`;
}
