import { Avatar } from '../../../components/avatar.js';
import { IconButton } from '../../../components/icon-button.js';
import { Icon } from '../../../components/icon.js';
import { Menu } from '../../../components/menu.js';
import { toast } from '../../../components/toasts.js';
import { formatDate, formatFull, formatWhen } from '../../../lib/dates.js';
import { html } from '../../../lib/html.js';
import { errorText, t } from '../../../lib/i18n.js';
import { createGuildMembers } from '../../../state/actions/guild_members.js';
import { useApp } from '../../../state/context.js';
import { isInTimeout, moderationEntries } from '../../moderation/moderation-entries.js';
import { copyText } from '../../../components/copy-text.js';
import { openProfile } from '../../profile/open-profile.js';
import { togglePopover } from '../../shell/ui.js';
import { MemberRoles } from './member-roles.js';

/**
 * `onChoose`: undefined when nobody is chosen here at all, null when this one is not mine to choose.
 * @param {{guildId: number, member: import('../../../state/types.js').Member, standing: import('../../moderation/use-standing.js').Standing, index: number, chosen: boolean, onChoose?: (() => void) | null}} props
 */
export function MemberLine({ guildId, member, standing, index, chosen, onChoose }) {
  const { user, nickname, joined_at } = member;
  const name = nickname || user.display_name || user.username;
  return html`<div class="member-line" role="row" aria-rowindex=${index} data-chosen=${chosen ? '' : undefined}>
    ${onChoose !== undefined && html`<span role="cell">${onChoose && html`<input type="checkbox" class="member-line-box" aria-label=${t('members.choose_one', { name })} checked=${chosen} onChange=${onChoose} />`}</span>`}
    <span class="member-line-who" role="cell">
      <${Avatar} user=${user} name=${name} size=${32} />
      <span class="member-line-names">
        <span class="member-line-name"><button type="button" class="member-line-open truncate" onClick=${(/** @type {any} */ event) => openProfile(event.currentTarget, { guildId, user })}>${name}</button>${standing.ownerId === user.id && html`<span class="member-line-owner" role="img" aria-label=${t('members.owner')} data-tip=${t('members.owner')}><${Icon} name="crown" size=${16} /></span>`}</span>
        <span class="member-line-user truncate">${user.username}</span>
      </span>
      ${isInTimeout(member) && html`<span class="member-line-timeout" data-tip=${t('members.timed_out_until', { time: formatWhen(member.timed_out_until ?? '') })}>
        <${Icon} name="hourglass" size=${16} /><span class="visually-hidden">${t('members.timed_out_until', { time: formatWhen(member.timed_out_until ?? '') })}</span>
      </span>`}
    </span>
    <span class="member-line-joined" role="cell"><time datetime=${joined_at} data-tip=${formatFull(joined_at)}>${formatDate(joined_at)}</time></span>
    <span class="member-line-roles" role="cell"><${MemberRoles} guildId=${guildId} member=${member} name=${name} standing=${standing} /></span>
    <span role="cell"><${LineMenu} guildId=${guildId} member=${member} name=${name} standing=${standing} /></span>
  </div>`;
}

/** @param {{guildId: number, member: import('../../../state/types.js').Member, name: string, standing: import('../../moderation/use-standing.js').Standing}} props */
function LineMenu({ guildId, member, name, standing }) {
  const { updateMember } = useApp().use(createGuildMembers);
  const endTimeout = async () => {
    const result = await updateMember(guildId, member.user.id, { timeout: null });
    toast(result.ok ? t('members.timeout_ended', { name }) : errorText(result.error), result.ok ? 'done' : 'danger');
  };
  const label = t('members.menu_of', { name });
  const entries = () => {
    const acts = moderationEntries(guildId, member, standing, endTimeout);
    return [...acts, ...(acts.length > 0 ? ['line'] : []), { label: t('members.copy_id'), icon: 'copy', onSelect: () => copyText(String(member.user.id)) }];
  };
  return html`<${IconButton} icon="ellipsis" label=${label} aria-haspopup="menu" onClick=${(/** @type {any} */ event) => togglePopover(event.currentTarget, Menu, { label, entries: entries() })} />`;
}
