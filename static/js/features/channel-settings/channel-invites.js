import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { copyText } from '../../components/copy-text.js';
import { FormError } from '../../components/field.js';
import { Skeleton } from '../../components/skeleton.js';
import { formatWhen } from '../../lib/dates.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createPlacing } from '../../state/actions/placing.js';
import { inviteHref } from '../../state/address.js';
import { useApp } from '../../state/context.js';

/** @typedef {import('../../state/types.js').Invite} Invite */

/** Links that lead to this channel. Who may not see all of them can create one all the same. @param {{channel: import('../../state/types.js').Channel}} props */
export function ChannelInvites({ channel }) {
  const { views, use } = useApp();
  const actions = use(createPlacing);
  const maySee = views.canInGuild(channel.guild_id ?? 0, 'MANAGE_GUILD');
  const [invites, setInvites] = useState(/** @type {Invite[]|null} */ (maySee ? null : []));
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  useEffect(() => {
    if (maySee) actions.loadInvites(channel).then((result) => (result.ok ? setInvites(result.invites) : setState({ busy: false, error: result.error })));
  }, [channel.id]);
  const create = async () => {
    setState({ busy: true, error: null });
    const result = await actions.inviteTo(channel);
    setState({ busy: false, error: result.ok ? null : result.error });
    if (result.ok) setInvites((all) => [result.invite, ...(all ?? [])]);
  };
  /** @param {Invite} invite */
  const remove = async (invite) => {
    const result = await actions.deleteInvite(channel, invite.code);
    setState({ busy: false, error: result.ok ? null : result.error });
    if (result.ok) setInvites((all) => (all ?? []).filter(({ code }) => code !== invite.code));
  };
  return html`<div class="channel-form">
    <div class="channel-invites-head"><p class="dialog-text">${t('channel_invites.lead', { name: channel.name })}</p>
      ${views.can(channel.id, 'CREATE_INSTANT_INVITE') && html`<${Button} small kind="primary" busy=${state.busy} onClick=${create}>${t('guild.invite_create')}<//>`}</div>
    ${state.error && html`<${FormError}>${state.error.code === 'conflict' ? t('guild.invite_too_many') : errorText(state.error)}<//>`}
    ${!invites && !state.error && html`<${Skeleton} rows=${3} narrow label=${t('app.loading')} />`}
    ${invites?.length === 0 && html`<p class="permissions-none">${t('channel_invites.none')}</p>`}
    <ul class="channel-invites" aria-label=${t('channel_settings.invites')}>
      ${invites?.map((invite) => html`<li class="channel-invite" key=${invite.code}>
        <div class="channel-invite-words"><strong class="truncate">${invite.code}</strong>
          <span class="field-note">${invite.uses > 0 ? t('channel_invites.used', { count: invite.uses }) : t('channel_invites.unused')} ${invite.expires_at ? t('guild.invite_until', { time: formatWhen(invite.expires_at) }) : t('guild.invite_for_ever')}</span></div>
        <${Button} small onClick=${() => copyText(new URL(inviteHref(invite.code), location.origin).href)}>${t('action.copy')}<//>
        <${Button} small kind="quiet" aria-label=${t('channel_invites.delete', { code: invite.code })} onClick=${() => remove(invite)}>${t('action.delete')}<//>
      </li>`)}
    </ul>
  </div>`;
}
