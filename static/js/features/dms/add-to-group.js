import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { FormError } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createDms } from '../../state/actions/dms.js';
import { useApp } from '../../state/context.js';
import { FriendPicker } from '../people/friend-picker.js';

const MOST_IN_GROUP = 10;

/** My friends who are not in it. @param {{channelId: number, onClose: () => void}} props */
export function AddToGroup({ channelId, onClose }) {
  const { store, views, use } = useApp();
  const dms = use(createDms);
  const channel = store.channels.value.byId[channelId];
  const [chosen, setChosen] = useState(/** @type {number[]} */ ([]));
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  if (!channel) return null;
  const there = channel.recipients?.map(({ id }) => id) ?? [];
  /** @param {Event} event */
  const submit = async (event) => {
    event.preventDefault();
    if (state.busy || chosen.length === 0) return;
    setState({ busy: true, error: null });
    const result = await dms.add(channelId, chosen);
    if (result.ok) onClose();
    else setState({ busy: false, error: result.error });
  };
  return html`<${Dialog} title=${t('group.add_to', { name: views.channelName(channel) })} onClose=${onClose}>
    <form class="settings" onSubmit=${submit}>
      <${FriendPicker} chosen=${chosen.filter((id) => !there.includes(id))} most=${MOST_IN_GROUP - there.length} without=${there} onChange=${setChosen} />
      ${state.error && html`<${FormError}>${errorText(state.error)}<//>`}
      <div class="dialog-actions">
        <${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//>
        <${Button} type="submit" kind="primary" busy=${state.busy} aria-disabled=${state.busy || chosen.length === 0 ? 'true' : undefined}>${t('action.add')}<//>
      </div>
    </form>
  <//>`;
}
