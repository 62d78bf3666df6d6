import { useEffect, useRef, useState } from 'preact/hooks';
import { FormError } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { GrowingText } from '../composer/growing-text.js';
import { removeMessage } from './message-acts.js';

/** Esc leaves, Enter saves, nothing left asks about deleting. @param {{message: import('../../state/types.js').RowMessage}} props */
export function MessageEditor({ message }) {
  const app = useApp();
  const { store, actions } = app;
  const [text, setText] = useState(message.content);
  const [error, setError] = useState(/** @type {any} */ (null));
  const box = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  useEffect(() => {
    box.current?.focus();
    box.current?.setSelectionRange(text.length, text.length);
  }, []);

  const leave = () => {
    actions.stopEdit();
    document.getElementById('composer')?.focus();
  };
  const save = async () => {
    const wanted = text.trim();
    if (!wanted) return removeMessage(app, message, false);
    if (wanted === message.content) return leave();
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
    <div class="composer-box">
      <${GrowingText} boxRef=${box} label=${t('message.edit_label')} value=${text} maxlength=${store.session.value.limits.message_length}
        onInput=${setText} onEnter=${save} onKeyDown=${key} />
    </div>
    ${error && html`<${FormError}>${errorText(error)}<//>`}
    <p class="message-editor-hint">${t('message.edit_hint')}</p>
  </div>`;
}
