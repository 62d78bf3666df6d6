import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { FormError } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { FriendsToInvite } from './friends-to-invite.js';
import { InviteLink } from './invite-link.js';
import { InviteOptions, USUAL_OPTIONS } from './invite-options.js';

/** @typedef {import('../../state/types.js').Invite} Invite */

/** Friends, each with a button that sends them the link; the link itself; and how long it works. @param {{guild: import('../../state/types.js').Guild, onClose: () => void}} props */
export function InvitePeople({ guild, onClose }) {
  const { actions } = useApp();
  const [options, setOptions] = useState(USUAL_OPTIONS);
  const [changing, setChanging] = useState(false);
  const [state, setState] = useState({ busy: true, error: /** @type {any} */ (null), invite: /** @type {Invite | null} */ (null) });
  const create = async () => {
    setState({ ...state, busy: true, error: null });
    const result = await actions.createInvite(guild.id, options);
    setState(result.ok ? { busy: false, error: null, invite: result.invite } : { ...state, busy: false, error: result.error });
    if (result.ok) setChanging(false);
  };
  useEffect(() => { create(); }, []);
  const { busy, error, invite } = state;
  return html`<${Dialog} title=${t('guild.invite_to', { name: guild.name })} onClose=${onClose}>
    ${error && html`<${FormError}>${error.code === 'conflict' ? t('guild.invite_too_many') : errorText(error)}<//>`}
    ${error && !changing && html`<div class="dialog-actions"><${Button} busy=${busy} onClick=${create}>${t('action.retry')}<//></div>`}
    ${!changing && html`<${FriendsToInvite} guild=${guild} invite=${invite} />`}
    ${changing ? html`
      <${InviteOptions} guildId=${guild.id} options=${options} onChange=${setOptions} />
      <div class="dialog-actions">
        <${Button} kind="quiet" onClick=${() => setChanging(false)}>${t('action.back')}<//>
        <${Button} kind="primary" busy=${busy} onClick=${create}>${t('guild.invite_create')}<//>
      </div>` : invite && html`
      <p class="dialog-text">${t('guild.invite_lead')}</p>
      <${InviteLink} invite=${invite} key=${invite.code} />
      <div><button type="button" class="link-button" onClick=${() => setChanging(true)}>${t('guild.invite_change')}</button></div>`}
  <//>`;
}
