import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { FormError } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';

/** @typedef {import('../../state/types.js').InvitedTo} InvitedTo */

/** What one would join, and how. @param {{guild: InvitedTo, onEnter: (way: 'sign_in' | 'register') => void}} props */
export function InviteCard({ guild, onEnter }) {
  const { phase } = useApp().store.session.value;
  return html`<div class="auth-form invite">
    ${guild.banner && html`<img class="invite-banner" src=${guild.banner} width="960" height="384" alt="" />`}
    ${guild.description && html`<p class="invite-about">${guild.description}</p>`}
    <p class="invite-counts">
      <span class="invite-count"><span class="invite-dot invite-dot-online" />${t('invite.online', { count: guild.online_count })}</span>
      <span class="invite-count"><span class="invite-dot" />${t('invite.members', { count: guild.member_count })}</span>
    </p>
    ${phase === 'signed_out' ? html`<${EnterFirst} onEnter=${onEnter} />` : html`<${Join} />`}
  </div>`;
}

function Join() {
  const { store, actions } = useApp();
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  const { phase, me } = store.session.value;
  const join = async () => {
    setState({ busy: true, error: null });
    const result = await actions.joinInvite();
    if (!result.ok) setState({ busy: false, error: result.error });
  };
  const waits = state.busy || phase !== 'ready';
  return html`
    ${me && html`<p class="invite-note">${t('invite.joining_as', { name: me.display_name ?? me.username })}</p>`}
    ${state.error && html`<${FormError}>${state.error.code === 'forbidden' ? t('invite.refused') : errorText(state.error)}<//>`}
    <${Button} kind="primary" wide busy=${waits} onClick=${join}>${state.busy ? t('invite.joining') : t('invite.join')}<//>
    <${Button} kind="quiet" wide onClick=${() => actions.leaveInvite()}>${t('invite.not_now')}<//>`;
}

/** @param {{onEnter: (way: 'sign_in' | 'register') => void}} props */
function EnterFirst({ onEnter }) {
  const open = useApp().store.session.value.instance?.registration !== 'closed';
  return html`
    <p class="invite-note">${open ? t('invite.sign_in_first') : t('invite.sign_in_only')}</p>
    ${open && html`<${Button} kind="primary" wide onClick=${() => onEnter('register')}>${t('sign_in.to_register')}<//>`}
    <${Button} kind=${open ? undefined : 'primary'} wide onClick=${() => onEnter('sign_in')}>${t('sign_in.submit')}<//>`;
}
