import { useState } from 'preact/hooks';
import { Field } from '../../components/field.js';
import { IconButton } from '../../components/icon-button.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';

/** Says when capitals are locked: nobody sees it in the dots. @param {{autocomplete: 'current-password' | 'new-password', note?: string, [attribute: string]: any}} props */
export function PasswordField({ note, ...props }) {
  const [shown, setShown] = useState(false);
  const [locked, setLocked] = useState(false);
  /** @param {KeyboardEvent | MouseEvent} event */
  const look = (event) => setLocked(event.getModifierState?.('CapsLock') ?? false);
  return html`<${Field} label=${t('sign_in.password')} type=${shown ? 'text' : 'password'} required spellcheck=${false} autocapitalize="none" note=${locked ? t('password.caps_lock') : note}
    onKeyDown=${look} onKeyUp=${look} onMouseDown=${look} onBlur=${() => setLocked(false)} ...${props}>
    <${IconButton} icon=${shown ? 'eye-off' : 'eye'} aria-pressed=${shown ? 'true' : 'false'}
      label=${shown ? t('sign_in.hide_password') : t('sign_in.show_password')} onClick=${() => setShown(!shown)} />
  <//>`;
}
