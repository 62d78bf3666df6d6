import { useState } from 'preact/hooks';
import { Button } from '../../../components/button.js';
import { Dialog } from '../../../components/dialog.js';
import { FormError } from '../../../components/field.js';
import { html } from '../../../lib/html.js';
import { errorText, t } from '../../../lib/i18n.js';
import { useApp } from '../../../state/context.js';
import { InviteLink } from '../../invites/invite-link.js';
import { InviteOptions, USUAL_OPTIONS } from '../../invites/invite-options.js';

/** A link with its limits, for whoever manages the guild. @param {{guildId: number, onClose: () => void}} props */
export function CreateInvite({ guildId, onClose }) {
  const { actions } = useApp();
  const [options, setOptions] = useState(USUAL_OPTIONS);
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null), invite: /** @type {import('../../../state/types.js').Invite | null} */ (null) });
  const create = async () => {
    setState({ ...state, busy: true, error: null });
    const result = await actions.createInvite(guildId, options);
    setState(result.ok ? { busy: false, error: null, invite: result.invite } : { ...state, busy: false, error: result.error });
  };
  const { busy, error, invite } = state;
  return html`<${Dialog} title=${t('invites.create')} onClose=${onClose}>
    <${InviteOptions} guildId=${guildId} options=${options} onChange=${setOptions} />
    ${error && html`<${FormError}>${error.code === 'conflict' ? t('guild.invite_too_many') : errorText(error)}<//>`}
    ${invite && html`<${InviteLink} invite=${invite} key=${invite.code} />`}
    <div class="dialog-actions">
      ${invite && html`<${Button} kind="quiet" onClick=${onClose}>${t('action.close')}<//>`}
      <${Button} kind=${invite ? undefined : 'primary'} busy=${busy} onClick=${create}>${invite ? t('guild.invite_again') : t('guild.invite_create')}<//>
    </div>
  <//>`;
}
