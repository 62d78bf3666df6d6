import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { copyText } from '../../components/copy-text.js';
import { Dialog } from '../../components/dialog.js';
import { Field, FormError } from '../../components/field.js';
import { Segmented } from '../../components/segmented.js';
import { formatWhen } from '../../lib/dates.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { inviteHref } from '../../state/address.js';
import { useApp } from '../../state/context.js';

/** @typedef {import('../../state/types.js').Invite} Invite */

const WEEK = '168'; // hours
const ANY = '0';
const TIMES = ['1', '10', '100'];

/** @param {{guild: import('../../state/types.js').Guild, onClose: () => void}} props */
export function InvitePeople({ guild, onClose }) {
  const { actions } = useApp();
  const [hours, setHours] = useState(WEEK);
  const [uses, setUses] = useState(ANY);
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null), invite: /** @type {Invite | null} */ (null) });
  const create = async () => {
    setState({ ...state, busy: true, error: null });
    const result = await actions.createInvite(guild.id, { max_uses: Number(uses), expires_hours: Number(hours) });
    setState(result.ok ? { busy: false, error: null, invite: result.invite } : { ...state, busy: false, error: result.error });
  };
  const { busy, error, invite } = state;
  return html`<${Dialog} title=${t('guild.invite_to', { name: guild.name })} onClose=${onClose}>
    <p class="dialog-text">${t('guild.invite_lead')}</p>
    <${Choice} label=${t('guild.invite_expires')} value=${hours} onChange=${setHours} options=${[
      { value: '1', label: t('guild.invite_hour') }, { value: '24', label: t('guild.invite_day') },
      { value: WEEK, label: t('guild.invite_week') }, { value: '0', label: t('guild.invite_never') },
    ]} />
    <${Choice} label=${t('guild.invite_uses')} value=${uses} onChange=${setUses} options=${[
      ...TIMES.map((value) => ({ value, label: value })), { value: ANY, label: t('guild.invite_any_uses') },
    ]} />
    ${error && html`<${FormError}>${error.code === 'conflict' ? t('guild.invite_too_many') : errorText(error)}<//>`}
    ${invite && html`<${Link} invite=${invite} key=${invite.code} />`}
    <div class="dialog-actions">
      <${Button} kind=${invite ? undefined : 'primary'} busy=${busy} onClick=${create}>${invite ? t('guild.invite_again') : t('guild.invite_create')}<//>
    </div>
  <//>`;
}

/** @param {{label: string, value: string, options: {value: string, label: string}[], onChange: (value: string) => void}} props */
function Choice(props) {
  return html`<div class="field">
    <span class="field-label" aria-hidden="true">${props.label}</span>
    <${Segmented} ...${props} />
  </div>`;
}

/** @param {{invite: Invite}} props */
function Link({ invite }) {
  const address = new URL(inviteHref(invite.code), location.origin).href;
  const until = invite.expires_at ? t('guild.invite_until', { time: formatWhen(invite.expires_at) }) : t('guild.invite_for_ever');
  const times = invite.max_uses > 0 ? t('guild.invite_used_up', { count: invite.max_uses }) : '';
  return html`<${Field} label=${t('guild.invite_link')} value=${address} readonly onInput=${() => {}} note=${[until, times].filter(Boolean).join(' ')}
    onFocus=${(/** @type {any} */ event) => event.currentTarget.select()}>
    <span class="invite-copy"><${Button} kind="primary" small onClick=${() => copyText(address)}>${t('action.copy')}<//></span>
  <//>`;
}
