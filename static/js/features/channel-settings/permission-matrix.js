import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Field } from '../../components/field.js';
import { Icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { triOf, withOverwrite, withTri } from '../../state/overwrites.js';
import { CHANNEL_GROUPS, matching } from '../roles/permission-groups.js';
import { nameOf, noteOf, says } from '../roles/permission-words.js';
import { AddTarget } from './add-target.js';
import { TargetFace } from './target-face.js';
import { useTargets } from './targets.js';
import { TriState } from './tri-state.js';

/** @typedef {import('../../state/types.js').Overwrite} Overwrite */

/** Every permission of one role or member at a time. @param {{channel: import('../../state/types.js').Channel, overwrites: Overwrite[], onChange: (overwrites: Overwrite[]) => void}} props */
export function PermissionMatrix({ channel, overwrites, onChange }) {
  const { views } = useApp();
  const guildId = channel.guild_id ?? 0;
  const targets = useTargets(channel, overwrites);
  const [chosen, setChosen] = useState(guildId);
  const [text, setText] = useState('');
  const target = targets.find(({ id }) => id === chosen) ?? targets[0];
  if (!target) return null;
  const groups = matching(CHANNEL_GROUPS, (name) => says(name, text));
  /** @param {Overwrite} overwrite */
  const set = (overwrite) => onChange(withOverwrite(overwrites, overwrite, guildId));
  /** @param {any} added */
  const add = ({ id, type }) => {
    set({ id, type, allow: 0, deny: 0 });
    setChosen(id);
  };
  return html`<div class="matrix">
    <div class="matrix-side">
      <ul class="matrix-targets" aria-label=${t('access.who')}>
        ${targets.map(({ overwrite: _, ...one }) => html`<li key=${one.id}><button type="button" class="matrix-target" aria-pressed=${String(one.id === target.id)} onClick=${() => setChosen(one.id)}><${TargetFace} target=${one} /></button></li>`)}
      </ul>
      <${AddTarget} guildId=${guildId} taken=${targets.map(({ id }) => id)} onAdd=${add} />
    </div>
    <div class="matrix-main" role="group" aria-label=${t('access.of', { name: target.name })}>
      <div class="matrix-head">
        <h2 class="matrix-title truncate">${target.name}</h2>
        ${target.id !== guildId && html`<${Button} small kind="quiet" onClick=${() => onChange(overwrites.filter(({ id }) => id !== target.id))}>${t('access.remove_short')}<//>`}
      </div>
      <${Field} label=${t('permission.search')} type="search" autocomplete="off" value=${text} onInput=${setText} prefix=${html`<${Icon} name="search" size=${16} />`} />
      ${groups.length === 0 && html`<p class="permissions-none" role="status">${t('permission.none_found')}</p>`}
      ${groups.map(({ key, label, names }) => html`<section class="permission-group" key=${key} aria-label=${t(label)}>
        <h3 class="permission-group-title">${t(label)}</h3>
        ${names.map((name) => html`<${TriState} key=${name} label=${nameOf(name)} note=${noteOf(name)} value=${triOf(target.overwrite, name)} disabled=${!views.can(channel.id, name)}
          onChange=${(/** @type {import('../../state/overwrites.js').Tri} */ state) => set(withTri(target.overwrite, name, state))} />`)}
      </section>`)}
    </div>
  </div>`;
}
