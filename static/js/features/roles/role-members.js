import { useState } from 'preact/hooks';
import { Avatar } from '../../components/avatar.js';
import { Button } from '../../components/button.js';
import { Field, FormError } from '../../components/field.js';
import { Icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createRoles } from '../../state/actions/roles.js';
import { useApp } from '../../state/context.js';
import { ListFrame } from '../guild-settings/list-frame.js';
import { useList } from '../guild-settings/use-list.js';
import { PersonName } from '../members/person-name.js';
import { useMemberSearch } from './use-member-search.js';
import { usePersonOf } from './use-person-of.js';

/** @typedef {import('../../state/types.js').Person} Person */

/** Who has a role; a name in the search finds others to add. @param {{role: import('../../state/types.js').Role, locked: boolean}} props */
export function RoleMembers({ role, locked }) {
  const { use } = useApp();
  const { giveRole, takeRole } = use(createRoles);
  const [text, setText] = useState('');
  const [error, setError] = useState(/** @type {any} */ (null));
  const holders = useList('members', role.guild_id, { role: String(role.id) });
  const personOf = usePersonOf(role.guild_id);
  const search = useMemberSearch(role.guild_id, text);

  /** @param {Person} person @param {boolean} has */
  const set = async (person, has) => {
    const result = await (has ? giveRole : takeRole)(role.guild_id, person.id, role.id);
    setError(result.ok ? null : result.error);
    if (result.ok) search.refresh();
  };
  const lines = (/** @type {Person[]} */ people) => html`<ul class="role-member-list" aria-label=${t('role.tab_members')}>
    ${people.map((person) => html`<${MemberLine} key=${person.id} person=${person} has=${person.roles.some(({ id }) => id === role.id)} locked=${locked} onSet=${set} />`)}
  </ul>`;
  return html`<div class="role-members">
    <${Field} label=${t('role.member_search')} type="search" autocomplete="off" value=${text} onInput=${setText} prefix=${html`<${Icon} name="search" size=${16} />`} />
    ${(error ?? search.error) && html`<${FormError}>${errorText(error ?? search.error)}<//>`}
    ${text.trim()
      ? html`${lines(search.found)}${search.found.length === 0 && !search.busy && html`<p class="permissions-none" role="status">${t('role.nobody_found')}</p>`}`
      : html`<${ListFrame} list=${holders} label=${t('role.tab_members')} empty=${html`<p class="permissions-none" role="status">${t('role.nobody')}</p>`}>${lines(holders.items.map(personOf))}<//>`}
  </div>`;
}

/** @param {{person: Person, has: boolean, locked: boolean, onSet: (person: Person, has: boolean) => Promise<void>}} props */
function MemberLine({ person, has, locked, onSet }) {
  const [busy, setBusy] = useState(false);
  const set = async () => {
    setBusy(true);
    await onSet(person, !has);
    setBusy(false);
  };
  return html`<li class="role-member">
    <${Avatar} user=${person.user} name=${person.name} size=${32} />
    <span class="truncate"><${PersonName} person=${person} /> <span class="role-member-user">${person.user.username}</span></span>
    <${Button} small kind=${has ? 'quiet' : undefined} busy=${busy} disabled=${locked} aria-label=${has ? t('role.take_from', { name: person.name }) : t('role.give_to', { name: person.name })} onClick=${set}>${has ? t('action.remove') : t('action.add')}<//>
  </li>`;
}
