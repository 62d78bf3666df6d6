import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { copyText } from '../../components/copy-text.js';
import { Dialog } from '../../components/dialog.js';
import { Field, FormError } from '../../components/field.js';
import { Skeleton } from '../../components/skeleton.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createAdministering } from '../../state/actions/administering.js';
import { useApp } from '../../state/context.js';

/** A link by which somebody sets a new password: to hand over by another way. @param {{user: import('../../state/types.js').User, onClose: () => void}} props */
export function ResetLink({ user, onClose }) {
  const { resetLink } = useApp().use(createAdministering);
  const [state, setState] = useState({ url: '', error: /** @type {any} */ (null) });
  useEffect(() => {
    resetLink(user.id).then((answer) => setState(answer.ok ? { url: answer.data.url, error: null } : { url: '', error: answer.error }));
  }, []);
  return html`<${Dialog} title=${t('admin.reset_link')} onClose=${onClose}>
    <p class="dialog-text">${t('admin.reset_link_lead', { name: user.username })}</p>
    ${state.error && html`<${FormError}>${errorText(state.error)}<//>`}
    ${!state.url && !state.error && html`<${Skeleton} rows=${1} narrow label=${t('app.loading')} />`}
    ${state.url && html`<${Field} label=${t('guild.invite_link')} value=${state.url} readonly onInput=${() => {}} onFocus=${(/** @type {any} */ event) => event.currentTarget.select()}>
      <span class="invite-copy"><${Button} kind="primary" small onClick=${() => copyText(state.url)}>${t('action.copy')}<//></span>
    <//>`}
  <//>`;
}
