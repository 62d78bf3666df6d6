import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { FormError } from '../../../components/field.js';
import { Popover } from '../../../components/popover.js';
import { html } from '../../../lib/html.js';
import { errorText, t } from '../../../lib/i18n.js';
import { createGuildMembers } from '../../../state/actions/guild_members.js';
import { useApp } from '../../../state/context.js';
import { SearchField } from '../search-field.js';
import { RoleDot } from './role-chip.js';

/**
 * All roles of the guild as boxes to tick; those that are not mine to give or take are there, and cannot be ticked.
 * @param {{anchor: HTMLElement, guildId: number, userId: number, name: string, standing: import('../../moderation/use-standing.js').Standing, onClose: () => void}} props
 */
export function RolePicker({ anchor, guildId, userId, name, standing, onClose }) {
  const { store, use } = useApp();
  const { giveRole, takeRole } = use(createGuildMembers);
  const [text, setText] = useState('');
  const [error, setError] = useState(/** @type {any} */ (null));
  const box = useRef(/** @type {HTMLDivElement | null} */ (null));
  useLayoutEffect(() => box.current?.querySelector('input')?.focus(), []);
  const mine = memberOf(store, guildId, userId)?.roles ?? [];
  const wanted = text.trim().toLocaleLowerCase();
  const roles = (store.roles.value.byGuild[guildId] ?? []).filter((role) => role.id !== guildId && role.name.toLocaleLowerCase().includes(wanted)).sort((a, b) => b.position - a.position);
  /** @param {number} roleId @param {boolean} on */
  const toggle = async (roleId, on) => {
    const result = await (on ? giveRole : takeRole)(guildId, userId, roleId);
    setError(result.ok ? null : result.error);
  };
  return html`<${Popover} class="role-picker" role="dialog" aria-label=${t('members.roles_of', { name })} anchor=${anchor} align="end" onClose=${onClose}>
    <div ref=${box}><${SearchField} label=${t('members.search_roles')} value=${text} onInput=${setText} /></div>
    ${error && html`<${FormError}>${errorText(error)}<//>`}
    <div class="role-picker-list">
      ${roles.map((role) => {
        const has = mine.includes(role.id);
        return html`<label class="role-picker-row" key=${role.id}>
          <input type="checkbox" checked=${has} disabled=${has ? !standing.mayTake(role) : !standing.mayGive(role)} onChange=${(/** @type {any} */ event) => toggle(role.id, event.currentTarget.checked)} />
          <${RoleDot} color=${role.color} /><span class="truncate">${role.name}</span>
        </label>`;
      })}
      ${roles.length === 0 && html`<p class="list-none">${t('members.no_roles')}</p>`}
    </div>
  <//>`;
}

/** As the newest list has them. @param {import('../../../state/store.js').Signals} store @param {number} guildId @param {number} userId @returns {import('../../../state/types.js').Member|undefined} */
function memberOf(store, guildId, userId) {
  const lists = Object.values(store.lists.value.byKey).filter((list) => list.kind === 'members' && list.guildId === guildId);
  return lists.flatMap((list) => list.items).find((member) => member.user.id === userId);
}
