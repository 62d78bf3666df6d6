import { useState } from 'preact/hooks';
import { IconButton } from '../../components/icon-button.js';
import { SaveBar } from '../../components/save-bar.js';
import { Tabs } from '../../components/tabs.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { createRoles } from '../../state/actions/roles.js';
import { useApp } from '../../state/context.js';
import { RoleDisplay } from './role-display.js';
import { RoleMembers } from './role-members.js';
import { RolePermissions } from './role-permissions.js';

/** @typedef {import('../../state/types.js').Role} Role */
const FIELDS = /** @type {const} */ (['name', 'color', 'hoist', 'mentionable', 'permissions']);

/** What is other in the draft. @param {Role} role @param {Role} draft @returns {Partial<Role>} */
export const changesOf = (role, draft) => Object.fromEntries(FIELDS.filter((field) => draft[field] !== role[field]).map((field) => [field, draft[field]]));

/** @param {{role: Role, onBack: () => void, onGone: () => void}} props */
export function RoleEditor({ role, onBack, onGone }) {
  const { views, use } = useApp();
  const actions = use(createRoles);
  const [tab, setTab] = useState('display');
  const [edits, setEdits] = useState(/** @type {Partial<Role>} */ ({}));
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  const draft = { ...role, ...edits };
  const changes = changesOf(role, draft);
  const dirty = Object.keys(changes).length > 0;
  const isEveryone = role.position === 0;
  const locked = !isEveryone && role.position >= views.rankIn(role.guild_id);

  const save = async () => {
    setState({ busy: true, error: null });
    const result = await actions.changeRole(role, changes);
    setState({ busy: false, error: result.ok ? null : result.error });
    if (result.ok) setEdits({});
  };
  /** @param {Partial<Role>} fields */
  const edit = (fields) => setEdits((now) => ({ ...now, ...fields }));
  const tabs = [
    ...(isEveryone ? [] : [{ value: 'display', label: t('role.tab_display') }]),
    { value: 'permissions', label: t('role.tab_permissions') },
    ...(isEveryone ? [] : [{ value: 'members', label: t('role.tab_members') }]),
  ];
  const shown = tabs.some(({ value }) => value === tab) ? tab : 'permissions';
  return html`<section class="role-editor" aria-label=${role.name}>
    <div class="role-editor-head">
      <span class="roles-back"><${IconButton} icon="arrow-left" label=${t('role.back')} onClick=${onBack} /></span>
      <h2 class="role-editor-title truncate">${draft.name || role.name}</h2>
    </div>
    ${locked && html`<p class="role-locked">${t('role.locked')}</p>`}
    <${Tabs} label=${t('role.tabs')} value=${shown} tabs=${tabs} onChange=${setTab}>
      ${shown === 'display' && html`<${RoleDisplay} role=${role} draft=${draft} locked=${locked} onEdit=${edit} onGone=${onGone} />`}
      ${shown === 'permissions' && html`<${RolePermissions} role=${role} value=${draft.permissions} locked=${locked} onChange=${(/** @type {number} */ permissions) => edit({ permissions })} />`}
      ${shown === 'members' && html`<${RoleMembers} role=${role} locked=${locked} />`}
    <//>
    <${SaveBar} dirty=${dirty} busy=${state.busy} error=${state.error} onReset=${() => { setEdits({}); setState({ busy: false, error: null }); }} onSave=${save} />
  </section>`;
}
