import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { FormError } from '../../components/field.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createRoles } from '../../state/actions/roles.js';
import { useApp } from '../../state/context.js';
import { drawerMode, mayLeave, openDialog } from '../shell/ui.js';
import { RoleEditor } from './role-editor.js';
import { RoleList } from './role-list.js';
import { ViewAsDialog } from './view-as-dialog.js';

/** The roles of a guild: at the left their ladder, at the right one of them. @param {{guildId: number}} props */
export function RolesPage({ guildId }) {
  const { store, views, use } = useApp();
  const actions = use(createRoles);
  const [chosen, setChosen] = useState(/** @type {number|null} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const [busy, setBusy] = useState(false);
  const { page, nameNext } = useNaming(chosen);
  const roles = [...(store.roles.value.byGuild[guildId] ?? [])].sort((a, b) => b.position - a.position);
  const role = roles.find(({ id }) => id === chosen) ?? (drawerMode.value ? null : roles[0] ?? null);

  /** @param {Promise<any>} work @returns {Promise<any>} */
  const run = async (work) => {
    setBusy(true);
    const result = await work;
    setBusy(false);
    setError(result.ok ? null : result.error);
    return result;
  };
  /** @param {any} fields */
  const create = async (fields) => {
    if (!mayLeave()) return;
    const result = await run(actions.createRole(guildId, fields));
    if (!result.ok || !mayLeave()) return; // meanwhile something may have been changed in the one that is open
    nameNext(result.role.id);
    setChosen(result.role.id);
  };
  /** @param {number|null} id */
  const choose = (id) => {
    if (mayLeave()) setChosen(id);
  };
  return html`<div class="roles" data-open=${role ? '' : undefined} ref=${page}>
    <div class="roles-side">
      <p class="roles-lead">${t('role.lead')}</p>
      <div class="roles-tools">
        <${Button} small kind="primary" busy=${busy} onClick=${() => create({ name: t('role.new_name') })}>${t('role.create')}<//>
        <${Button} small onClick=${() => openDialog(ViewAsDialog, { guildId })}>${t('view_as.action')}<//>
      </div>
      ${error && html`<${FormError}>${errorText(error)}<//>`}
      <${RoleList} roles=${roles} rank=${views.rankIn(guildId)} chosen=${role?.id ?? null} onChoose=${choose}
        onOrder=${(/** @type {number[]} */ ids) => run(actions.orderRoles(guildId, ids))}
        onDuplicate=${(/** @type {any} */ { name, permissions, color, hoist, mentionable }) => create({ name: t('role.copy_name', { name }).slice(0, 100), permissions, color, hoist, mentionable })} />
    </div>
    ${role && html`<${RoleEditor} key=${role.id} role=${role} onBack=${() => choose(null)} onGone=${() => setChosen(null)} />`}
  </div>`;
}

/** One that was just made waits for its name. @param {number | null} chosen */
function useNaming(chosen) {
  const page = useRef(/** @type {HTMLElement | null} */ (null));
  const made = useRef(/** @type {number | null} */ (null));
  useLayoutEffect(() => {
    if (chosen === null || made.current !== chosen) return;
    made.current = null;
    const name = /** @type {HTMLInputElement | null | undefined} */ (page.current?.querySelector('.field-input[required]'));
    name?.focus();
    name?.select();
  }, [chosen]);
  return { page, nameNext: (/** @type {number} */ id) => { made.current = id; } };
}
