import { Button } from '../../components/button.js';
import { copyText } from '../../components/copy-text.js';
import { Field } from '../../components/field.js';
import { formatWhen } from '../../lib/dates.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { inviteHref } from '../../state/address.js';

/** The link to hand on, and how long it works. @param {{invite: import('../../state/types.js').Invite}} props */
export function InviteLink({ invite }) {
  const address = new URL(inviteHref(invite.code), location.origin).href;
  const until = invite.expires_at ? t('guild.invite_until', { time: formatWhen(invite.expires_at) }) : t('guild.invite_for_ever');
  const times = invite.max_uses > 0 ? t('guild.invite_used_up', { count: invite.max_uses }) : '';
  return html`<${Field} label=${t('guild.invite_link')} value=${address} readonly onInput=${() => {}} note=${[until, times].filter(Boolean).join(' ')}
    onFocus=${(/** @type {any} */ event) => event.currentTarget.select()}>
    <span class="invite-copy"><${Button} kind="primary" small onClick=${() => copyText(address)}>${t('action.copy')}<//></span>
  <//>`;
}
