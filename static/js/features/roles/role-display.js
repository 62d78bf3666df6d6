import { useRef, useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Field, FormError } from '../../components/field.js';
import { Switch } from '../../components/switch.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createRoles } from '../../state/actions/roles.js';
import { useApp } from '../../state/context.js';
import { openDialog } from '../shell/ui.js';
import { ColorChoice } from './color-choice.js';
import { DeleteRole } from './delete-role.js';

/** @typedef {import('../../state/types.js').Role} Role */
const PICTURES = 'image/png,image/jpeg,image/gif,image/webp';

/** @param {{role: Role, draft: Role, locked: boolean, onEdit: (fields: Partial<Role>) => void, onGone: () => void}} props */
export function RoleDisplay({ role, draft, locked, onEdit, onGone }) {
  const nameError = draft.name.trim() ? undefined : t('field.name_wrong');
  return html`<fieldset class="role-fields" disabled=${locked}>
    <${Field} label=${t('role.name')} required maxlength="100" autocomplete="off" value=${draft.name} error=${nameError} onInput=${(/** @type {string} */ name) => onEdit({ name })} />
    <${ColorChoice} value=${draft.color} onChange=${(/** @type {number} */ color) => onEdit({ color })} />
    <${RoleIcon} role=${role} />
    <${Switch} label=${t('role.hoist')} note=${t('role.hoist_note')} checked=${draft.hoist} disabled=${locked} onChange=${(/** @type {boolean} */ hoist) => onEdit({ hoist })} />
    <${Switch} label=${t('role.mentionable')} note=${t('role.mentionable_note')} checked=${draft.mentionable} disabled=${locked} onChange=${(/** @type {boolean} */ mentionable) => onEdit({ mentionable })} />
    <div><${Button} kind="danger" small onClick=${() => openDialog(DeleteRole, { role, onGone })}>${t('role.delete')}<//></div>
  </fieldset>`;
}

/** A picture is kept at once, without the bar below. @param {{role: Role}} props */
function RoleIcon({ role }) {
  const actions = useApp().use(createRoles);
  const input = useRef(/** @type {HTMLInputElement|null} */ (null));
  const [state, setState] = useState({ busy: false, error: /** @type {any} */ (null) });
  /** @param {Promise<any>} work */
  const run = async (work) => {
    setState({ busy: true, error: null });
    const result = await work;
    setState({ busy: false, error: result.ok ? null : result.error });
  };
  /** @param {any} event */
  const choose = (event) => {
    const [file] = event.currentTarget.files;
    if (file) run(actions.setRoleIcon(role, file));
    event.currentTarget.value = '';
  };
  return html`<div class="field" role="group" aria-label=${t('role.icon')}>
    <span class="field-label">${t('role.icon')}</span>
    <div class="role-picture-line">
      ${role.icon && html`<img class="role-picture" src=${role.icon} alt=${t('role.icon')} width="40" height="40" />`}
      <input class="visually-hidden" type="file" accept=${PICTURES} tabindex="-1" aria-hidden="true" ref=${input} onChange=${choose} />
      <${Button} small busy=${state.busy} onClick=${() => input.current?.click()}>${role.icon ? t('role.icon_change') : t('role.icon_add')}<//>
      ${role.icon && html`<${Button} small kind="quiet" onClick=${() => run(actions.removeRoleIcon(role))}>${t('role.icon_remove')}<//>`}
    </div>
    ${state.error && html`<${FormError}>${errorText(state.error)}<//>`}
  </div>`;
}
