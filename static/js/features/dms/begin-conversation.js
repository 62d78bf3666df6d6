import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { Field, FormError } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createDms } from '../../state/actions/dms.js';
import { useApp } from '../../state/context.js';
import { FriendPicker } from '../people/friend-picker.js';
import { pane } from '../shell/ui.js';

/** Besides me. */
const MOST = 9;
const LONGEST_NAME = 100;

/** With one friend, or a group of some. @param {{chosen?: number[], onClose: () => void}} props */
export function BeginConversation({ chosen: first = [], onClose }) {
  const { store, use } = useApp();
  const dms = use(createDms);
  const [chosen, setChosen] = useState(first);
  const [name, setName] = useState('');
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  const isGroup = chosen.length > 1;
  const nobody = !Object.values(store.friends.value.byUser).some(({ kind }) => kind === 'friend');
  /** @param {Event} event */
  const submit = async (event) => {
    event.preventDefault();
    if (state.busy || chosen.length === 0) return;
    setState({ busy: true, error: null });
    const result = await dms.open(chosen, isGroup ? name.trim() : '');
    if (!result.ok) return setState({ busy: false, error: result.error });
    pane.value = 'chat';
    onClose();
  };
  return html`<${Dialog} title=${t('dm.begin')} onClose=${onClose}>
    <form class="settings" onSubmit=${submit}>
      <${FriendPicker} chosen=${chosen} most=${MOST} onChange=${setChosen} />
      ${isGroup && html`<${Field} label=${t('group.name')} note=${t('group.name_note')} maxlength=${LONGEST_NAME} autocomplete="off" value=${name} onInput=${setName} />`}
      ${state.error && html`<${FormError}>${errorText(state.error)}<//>`}
      <div class="dialog-actions">
        <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
        ${!nobody && html`<${Button} type="submit" kind="primary" busy=${state.busy} aria-disabled=${state.busy || chosen.length === 0 ? 'true' : undefined}>${isGroup ? t('group.create') : t('dm.open')}<//>`}
      </div>
    </form>
  <//>`;
}
