import { useState } from 'preact/hooks';
import { Button } from '../../../components/button.js';
import { Dialog } from '../../../components/dialog.js';
import { Field, FormError } from '../../../components/field.js';
import { html } from '../../../lib/html.js';
import { errorText, t } from '../../../lib/i18n.js';
import { createGuildChanges } from '../../../state/actions/guild_changes.js';
import { useApp } from '../../../state/context.js';
import { closeScreen } from '../../shell/ui.js';

/** Only whoever types its name means it. @param {{guild: import('../../../state/types.js').Guild, onClose: () => void}} props */
export function DeleteGuild({ guild, onClose }) {
  const { deleteGuild } = useApp().use(createGuildChanges);
  const [name, setName] = useState('');
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  const matches = name.trim() === guild.name.trim();
  /** @param {Event} event */
  const submit = async (event) => {
    event.preventDefault();
    if (!matches || state.busy) return;
    setState({ busy: true, error: null });
    const result = await deleteGuild(guild.id, guild.name);
    if (!result.ok) return setState({ busy: false, error: result.error });
    onClose();
    closeScreen();
  };
  return html`<${Dialog} title=${t('guild_settings.delete_title', { name: guild.name })} onClose=${onClose}>
    <p class="dialog-text">${t('guild_settings.delete_question')}</p>
    <form class="dialog-form" onSubmit=${submit}>
      <${Field} label=${t('guild_settings.type_name', { name: guild.name })} value=${name} onInput=${setName} autocomplete="off" spellcheck=${false} data-autofocus />
      ${state.error && html`<${FormError}>${errorText(state.error)}<//>`}
      <div class="dialog-actions">
        <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
        <${Button} type="submit" kind="danger" busy=${state.busy || !matches}>${t('guild_settings.delete')}<//>
      </div>
    </form>
  <//>`;
}
