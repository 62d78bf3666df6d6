import { Avatar } from '../../../components/avatar.js';
import { Button } from '../../../components/button.js';
import { Confirm } from '../../../components/confirm.js';
import { copyText } from '../../../components/copy-text.js';
import { WayDrawing } from '../../../components/scenes.js';
import { Empty } from '../../../components/empty.js';
import { IconButton } from '../../../components/icon-button.js';
import { Icon } from '../../../components/icon.js';
import { formatFull, formatWhen } from '../../../lib/dates.js';
import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { createGuildMembers } from '../../../state/actions/guild_members.js';
import { inviteHref } from '../../../state/address.js';
import { useApp } from '../../../state/context.js';
import { openDialog } from '../../shell/ui.js';
import { ListFrame } from '../list-frame.js';
import { Page } from '../page.js';
import { useList } from '../use-list.js';
import { CreateInvite } from './create-invite.js';

/** @typedef {import('../../../state/types.js').Invite} Invite */

/** @param {{guildId: number}} props */
export function InvitesPage({ guildId }) {
  const { store } = useApp();
  const list = useList('invites', guildId);
  const paused = store.guilds.value.byId[guildId]?.invites_paused;
  const create = () => openDialog(CreateInvite, { guildId });
  const button = html`<${Button} kind="primary" onClick=${create}>${t('invites.create')}<//>`;
  const empty = html`<${Empty} drawing=${html`<${WayDrawing} />`} title=${t('invites.none')} text=${t('invites.none_lead')} />`;
  return html`<${Page} lead=${t('invites.lead')} actions=${button}>
    ${paused && html`<p class="page-notice" role="status"><${Icon} name="pause" />${t('invites.paused')}</p>`}
    <${ListFrame} list=${list} label=${t('invites.title')} empty=${empty}>
      <ul class="setting-list" aria-label=${t('invites.title')}>
        ${list.items.map((invite) => html`<${InviteItem} key=${invite.code} invite=${invite} guildId=${guildId} />`)}
      </ul>
    <//>
  <//>`;
}

/** @param {{invite: Invite, guildId: number}} props */
function InviteItem({ invite, guildId }) {
  const { store, use } = useApp();
  const { deleteInvite } = use(createGuildMembers);
  const { code, inviter, uses, max_uses, expires_at, temporary, channel_id, created_at } = invite;
  const channel = channel_id === null ? null : store.channels.value.byId[channel_id]?.name;
  const by = inviter ? (inviter.display_name ?? inviter.username) : t('invites.by_nobody');
  const ask = () => openDialog(Confirm, { title: t('invites.delete_title', { code }), text: t('invites.delete_question'), verb: t('action.delete'), act: () => deleteInvite(guildId, code) });
  return html`<li class="setting-row">
    ${inviter ? html`<${Avatar} user=${inviter} name=${by} size=${32} />` : html`<span class="setting-row-icon"><${Icon} name="link" /></span>`}
    <div class="setting-row-text">
      <div class="setting-row-name truncate"><span class="invite-code">${code}</span>${channel && html` <span class="setting-row-note">#${channel}</span>`}${temporary && html` <span class="tag" data-tip=${t('invites.temporary_note')}>${t('invites.temporary')}</span>`}</div>
      <div class="setting-row-note">${by} · <time datetime=${created_at} data-tip=${formatFull(created_at)}>${formatWhen(created_at)}</time></div>
      <div class="setting-row-note">
        ${max_uses > 0 ? t('invites.uses_of', { uses, count: max_uses }) : uses > 0 ? t('invites.uses', { count: uses }) : t('invites.unused')}
        ${' · '}${expires_at ? html`<time datetime=${expires_at} data-tip=${formatFull(expires_at)}>${t('invites.expires', { time: formatWhen(expires_at) })}</time>` : t('invites.never_expires')}
      </div>
    </div>
    <${IconButton} icon="copy" label=${t('invites.copy_of', { code })} onClick=${() => copyText(new URL(inviteHref(code), location.origin).href)} />
    <${IconButton} icon="trash-2" label=${t('invites.delete_of', { code })} onClick=${ask} />
  </li>`;
}
