import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Field } from '../../components/field.js';
import { Icon } from '../../components/icon.js';
import { Switch } from '../../components/switch.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { hasBit, withBit } from '../../state/permissions.js';
import { useApp } from '../../state/context.js';
import { GROUPS, isDangerous, matching } from './permission-groups.js';
import { nameOf, noteOf, says } from './permission-words.js';

/** @typedef {import('../../state/permissions.js').PermissionName} PermissionName */

/** What a role may in the whole guild. @param {{role: import('../../state/types.js').Role, value: number, locked: boolean, onChange: (value: number) => void}} props */
export function RolePermissions({ role, value, locked, onChange }) {
  const { views } = useApp();
  const [text, setText] = useState('');
  const [onlyGranted, setOnlyGranted] = useState(false);
  const groups = matching(GROUPS, (name) => says(name, text) && (!onlyGranted || hasBit(value, name)));
  return html`<div class="permissions">
    <div class="permissions-tools">
      <${Field} label=${t('permission.search')} type="search" autocomplete="off" value=${text} onInput=${setText} prefix=${html`<${Icon} name="search" size=${16} />`} />
      <${Switch} label=${t('permission.only_granted')} checked=${onlyGranted} onChange=${setOnlyGranted} />
      <${Button} small kind="quiet" disabled=${locked || value === 0} onClick=${() => onChange(0)}>${t('permission.clear')}<//>
    </div>
    ${groups.length === 0 && html`<p class="permissions-none" role="status">${text ? t('permission.none_found') : t('permission.none_granted')}</p>`}
    ${groups.map(({ key, label, names }) => html`<section class="permission-group" key=${key} aria-label=${t(label)}>
      <h3 class="permission-group-title">${t(label)}</h3>
      ${key === 'unused' && html`<p class="field-note">${t('permission.unused_note')}</p>`}
      ${names.map((name) => html`<${Permission} key=${name} name=${name} granted=${hasBit(value, name)} locked=${locked} lacking=${!views.canInGuild(role.guild_id, name)}
        onChange=${(/** @type {boolean} */ on) => onChange(withBit(value, name, on))} />`)}
    </section>`)}
  </div>`;
}

/** What one lacks oneself can be taken away, not granted. @param {{name: PermissionName, granted: boolean, locked: boolean, lacking: boolean, onChange: (on: boolean) => void}} props */
function Permission({ name, granted, locked, lacking, onChange }) {
  const barred = lacking && !granted;
  return html`<div class="permission" data-danger=${isDangerous(name) ? '' : undefined}>
    <${Switch} label=${nameOf(name)} note=${[noteOf(name), barred && t('permission.you_lack')].filter(Boolean).join(' ')} checked=${granted} disabled=${locked || barred} onChange=${onChange} />
    ${isDangerous(name) && html`<span class="permission-danger"><${Icon} name="triangle-alert" size=${16} />${t('permission.danger')}</span>`}
  </div>`;
}
