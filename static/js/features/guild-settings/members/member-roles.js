import { useState } from 'preact/hooks';
import { IconButton } from '../../../components/icon-button.js';
import { toast } from '../../../components/toasts.js';
import { html } from '../../../lib/html.js';
import { errorText, t } from '../../../lib/i18n.js';
import { createGuildMembers } from '../../../state/actions/guild_members.js';
import { useApp } from '../../../state/context.js';
import { togglePopover } from '../../shell/ui.js';
import { RoleChip } from './role-chip.js';
import { RolePicker } from './role-picker.js';

const SHOWN = 2;

/** The highest roles of a member, and a way to all of them. @param {{guildId: number, member: import('../../../state/types.js').Member, name: string, standing: import('../../moderation/use-standing.js').Standing}} props */
export function MemberRoles({ guildId, member, name, standing }) {
  const { store, use } = useApp();
  const { updateMember } = use(createGuildMembers);
  const [wished, setWished] = useState(/** @type {number[]|null} */ (null));
  const mine = wished ?? member.roles;
  const all = (store.roles.value.byGuild[guildId] ?? []).filter((role) => mine.includes(role.id)).sort((a, b) => b.position - a.position);
  /** Shown at once, undone when refused. @param {number[]} roles */
  const set = async (roles) => {
    setWished(roles);
    const result = await updateMember(guildId, member.user.id, { roles });
    setWished(null);
    if (!result.ok) toast(errorText(result.error), 'danger');
    return result;
  };
  /** @param {MouseEvent} event */
  const pick = (event) => togglePopover(/** @type {HTMLElement} */ (event.currentTarget), RolePicker, { guildId, userId: member.user.id, name, standing });
  return html`<span class="role-chips">
    ${all.slice(0, SHOWN).map((role) => html`<${RoleChip} key=${role.id} role=${role} onRemove=${standing.mayTake(role) ? () => set(mine.filter((id) => id !== role.id)) : undefined} />`)}
    ${all.length > SHOWN && html`<span class="role-chip" data-tip=${all.slice(SHOWN).map((role) => role.name).join(', ')}>+${all.length - SHOWN}<span class="visually-hidden">${all.slice(SHOWN).map((role) => role.name).join(', ')}</span></span>`}
    ${standing.may('MANAGE_ROLES') && html`<${IconButton} icon="plus" small label=${t('members.roles_of', { name })} aria-haspopup="dialog" onClick=${pick} />`}
  </span>`;
}
