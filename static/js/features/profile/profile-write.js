import { useState } from 'preact/hooks';
import { IconButton } from '../../components/icon-button.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createDms } from '../../state/actions/dms.js';
import { useApp } from '../../state/context.js';
import { pane } from '../shell/ui.js';

/** A first message: opens the conversation and says it there. @param {{person: import('../../state/types.js').Person, onClose: () => void}} props */
export function ProfileWrite({ person, onClose }) {
  const { store, use } = useApp();
  const dms = use(createDms);
  const [text, setText] = useState('');
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  if (store.friends.value.byUser[person.id]?.kind === 'blocked') return html`<p class="profile-blocked">${t('dm.you_block', { name: person.name })}</p>`;
  /** @param {Event} event */
  const submit = async (event) => {
    event.preventDefault();
    if (state.busy || text.trim() === '') return;
    setState({ busy: true, error: null });
    const result = await dms.write(person.id, text);
    if (!result.ok) return setState({ busy: false, error: result.error });
    pane.value = 'chat';
    onClose();
  };
  const label = t('person.message_to', { name: person.name });
  return html`<form class="profile-write" onSubmit=${submit}>
    <div class="field-box">
      <input class="field-input" value=${text} placeholder=${label} aria-label=${label} maxlength=${store.session.value.limits.message_length} autocomplete="off" onInput=${(/** @type {any} */ event) => setText(event.currentTarget.value)} />
      <${IconButton} icon="send-horizontal" small label=${t('action.send')} type="submit" aria-disabled=${text.trim() ? undefined : 'true'} />
    </div>
    ${state.error && html`<p class="field-error" role="alert">${state.error.code === 'forbidden' ? t('dm.not_possible', { name: person.name }) : errorText(state.error)}</p>`}
  </form>`;
}
