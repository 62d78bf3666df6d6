import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { FormError } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { Counter } from '../composer/counter.js';
import { boxOf, wireOf } from '../composer/outgoing.js';
import { SmartText } from '../composer/smart-text.js';
import { onGlass } from '../shell/ui.js';
import { removeMessage } from './message-acts.js';

/** Esc leaves, Enter saves, and where there are no such keys, buttons do; nothing left asks about deleting. @param {{message: import('../../state/types.js').RowMessage}} props */
export function MessageEditing({ message }) {
  const app = useApp();
  const { store, actions } = app;
  const channel = store.channels.value.byId[message.channel_id];
  const named = message.mentions?.users;
  const [before] = useState(() => boxOf(app, channel, message.content, named));
  const [text, setText] = useState(before);
  const [error, setError] = useState(/** @type {any} */ (null));
  const box = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const limit = store.session.value.limits.message_length;
  const wanted = text === before ? message.content : wireOf(app, channel, text.trim(), named);
  const length = [...wanted].length;
  useLayoutEffect(() => {
    box.current?.focus();
    box.current?.setSelectionRange(text.length, text.length);
  }, []);

  const leave = () => {
    actions.stopEdit();
    if (!onGlass.peek()) document.getElementById('composer')?.focus();
  };
  const save = async () => {
    if (!wanted && message.files.length === 0) return removeMessage(app, message, false);
    if (wanted === message.content) return leave();
    if (length > limit) return;
    const result = await actions.editMessage(message.channel_id, message.id, wanted);
    if (result.ok) leave();
    else setError(result.error);
  };
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    leave();
  };
  return html`<div class="message-editor">
    <${SmartText} boxRef=${box} channel=${channel} label=${t('message.edit_label')} value=${text} onInput=${setText} onEnter=${save} onKeyDown=${key}>
      <${Counter} length=${length} limit=${limit} />
    <//>
    ${error && html`<${FormError}>${errorText(error)}<//>`}
    ${onGlass.value ? html`<div class="message-editor-acts">
      <${Button} kind="quiet" small onClick=${leave}>${t('action.cancel')}<//>
      <${Button} kind="primary" small aria-disabled=${length > limit ? 'true' : undefined} onClick=${save}>${t('action.save')}<//>
    </div>` : html`<p class="message-editor-hint">${t('message.edit_hint')}</p>`}
  </div>`;
}
