import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Field } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';

/**
 * The six digits of the second factor, or a recovery code.
 * @param {{name: string, value: string, error?: string, onInput: (value: string) => void, calm?: boolean, appOnly?: boolean}} props
 *   calm: it does not take the focus when it comes; appOnly: no recovery code will do
 */
export function CodeField({ calm, appOnly, ...field }) {
  const [recovery, setRecovery] = useState(false);
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const isNew = useRef(true);
  useLayoutEffect(() => {
    if (!calm || !isNew.current) input.current?.focus();
    isNew.current = false;
  }, [recovery]);
  const kind = recovery
    ? { label: t('code.recovery'), note: t('code.recovery_note'), inputmode: 'text', autocapitalize: 'characters' }
    : { label: t('code.label'), note: t('code.note'), inputmode: 'numeric', autocapitalize: 'none' };
  return html`<${Field} ...${kind} autocomplete="one-time-code" spellcheck=${false} required maxlength="32" inputRef=${input} ...${field} />
    ${!appOnly && html`<button type="button" class="link-button auth-aside" onClick=${() => setRecovery(!recovery)}>${recovery ? t('code.use_app') : t('code.use_recovery')}</button>`}`;
}

/**
 * Of something that was sent with a code: the server says no more of a wrong one than of a wrong password.
 * @param {import('../../state/types.js').Result} result
 * @returns {import('../../state/types.js').Result}
 */
export function asCodeResult(result) {
  const wrong = !result.ok && result.error.code === 'wrong_credentials';
  return wrong ? { ok: false, error: { ...result.error, code: 'wrong_code' } } : result;
}
