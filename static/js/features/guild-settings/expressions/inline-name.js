import { useEffect, useState } from 'preact/hooks';
import { html } from '../../../lib/html.js';
import { errorText, t } from '../../../lib/i18n.js';
import { isName } from './kinds.js';

/** A name that is changed where it stands: Enter or leaving it saves, Escape takes it back. @param {{kind: import('./kinds.js').ExpressionKind, name: string, onSave: (name: string) => Promise<{ok: boolean, error?: any}>}} props */
export function InlineName({ kind, name, onSave }) {
  const [text, setText] = useState(name);
  const [error, setError] = useState('');
  useEffect(() => setText(name), [name]);
  const save = async () => {
    if (text === name) return setError('');
    if (!isName(kind, text)) return setError(t('expressions.emoji_name_wrong'));
    const result = await onSave(text);
    return setError(result.ok ? '' : result.error.code === 'conflict' ? t('expressions.name_taken') : errorText(result.error));
  };
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (event.key === 'Enter') save();
    if (event.key !== 'Escape' || (text === name && !error)) return;
    event.stopPropagation();
    event.preventDefault();
    setText(name);
    setError('');
  };
  return html`<div class="inline-name" data-invalid=${error ? '' : undefined}>
    <input class="inline-name-input" aria-label=${t('expressions.name_of', { name })} aria-invalid=${error ? 'true' : undefined} value=${text} maxlength="32" autocomplete="off" spellcheck=${false}
      onInput=${(/** @type {any} */ event) => setText(event.currentTarget.value)} onKeyDown=${key} onBlur=${save} />
    ${error && html`<p class="upload-item-error" role="alert">${error}</p>`}
  </div>`;
}
