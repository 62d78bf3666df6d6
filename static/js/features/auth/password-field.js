import { useState } from 'preact/hooks';
import { Field } from '../../components/field.js';
import { IconButton } from '../../components/icon-button.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';

/** @param {{autocomplete: 'current-password' | 'new-password', [attribute: string]: any}} props */
export function PasswordField(props) {
  const [shown, setShown] = useState(false);
  return html`<${Field} label=${t('sign_in.password')} type=${shown ? 'text' : 'password'} required spellcheck=${false} ...${props}>
    <${IconButton} icon=${shown ? 'eye-off' : 'eye'} aria-pressed=${shown ? 'true' : 'false'}
      label=${shown ? t('sign_in.hide_password') : t('sign_in.show_password')} onClick=${() => setShown(!shown)} />
  <//>`;
}
