import { IconButton } from '../../components/icon-button.js';
import { Menu } from '../../components/menu.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { createModerating } from '../../state/actions/moderating.js';
import { useApp } from '../../state/context.js';
import { run } from '../members/user-menu.js';
import { RoleDot } from '../members/role-dot.js';
import { togglePopover } from '../shell/ui.js';

/** The roles of a member; whoever may, gives and takes them here. @param {{person: import('../../state/types.js').Person, guildId: number}} props */
export function ProfileRoles({ person, guildId }) {
  const { store, views, use } = useApp();
  const isMember = person.id in (store.members.value.byGuild[guildId]?.byId ?? {});
  const mine = isMember && views.canInGuild(guildId, 'MANAGE_ROLES') ? views.grantableRoles(guildId) : [];
  const roles = person.roles.filter(({ id }) => id !== guildId);
  const missing = mine.filter(({ id }) => !roles.some((role) => role.id === id));
  if (roles.length === 0 && missing.length === 0) return null;
  const change = (/** @type {number} */ roleId, /** @type {boolean} */ on) => run(() => use(createModerating).setRole(guildId, person.id, roleId, on));
  const entries = missing.map((role) => ({ label: role.name, onSelect: change(role.id, true) }));
  return html`<section class="profile-part">
    <h3 class="profile-label">${t('member.roles')}</h3>
    <ul class="profile-roles">
      ${roles.map((role) => html`<li class="profile-role" key=${role.id}>
        <${RoleDot} color=${role.color} /><span class="truncate">${role.name}</span>
        ${mine.some(({ id }) => id === role.id) && html`<${IconButton} icon="x" small label=${t('member.role_take', { role: role.name, name: person.name })} onClick=${change(role.id, false)} />`}
      </li>`)}
      ${entries.length > 0 && html`<li><${IconButton} icon="plus" small class="profile-role-add" label=${t('member.role_give', { name: person.name })} aria-haspopup="menu"
        onClick=${(/** @type {any} */ event) => togglePopover(event.currentTarget, Menu, { label: t('member.roles'), entries })} /></li>`}
    </ul>
  </section>`;
}
