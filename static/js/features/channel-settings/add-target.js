import { useState } from 'preact/hooks';
import { Field, FormError } from '../../components/field.js';
import { Icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { useMemberSearch } from '../roles/use-member-search.js';
import { TargetFace } from './target-face.js';

const SHOWN = 8;

/** Finds roles and members by name, to say something of them. @param {{guildId: number, taken: number[], onlyMembers?: boolean, label?: string, hint?: string, onAdd: (target: import('./targets.js').Target) => void}} props */
export function AddTarget({ guildId, taken, onlyMembers = false, label = t('access.add'), hint = t('access.find'), onAdd }) {
  const { store } = useApp();
  const [text, setText] = useState('');
  const search = useMemberSearch(guildId, text);
  const wanted = text.trim().toLocaleLowerCase();
  const roles = onlyMembers || !wanted ? [] : (store.roles.value.byGuild[guildId] ?? []).filter(({ id, name }) => id !== guildId && name.toLocaleLowerCase().includes(wanted));
  /** @type {import('./targets.js').Target[]} */
  const found = [
    ...roles.map(({ id, name, color }) => ({ id, type: /** @type {const} */ ('role'), name, color, user: null })),
    ...(wanted ? search.found : []).map(({ id, name, color, user }) => ({ id, type: /** @type {const} */ ('member'), name, color, user })),
  ].filter(({ id }) => !taken.includes(id)).slice(0, SHOWN);
  /** @param {import('./targets.js').Target} target */
  const add = (target) => {
    setText('');
    onAdd(target);
  };
  return html`<div class="add-target">
    <${Field} label=${label} placeholder=${hint} type="search" autocomplete="off" value=${text} onInput=${setText} prefix=${html`<${Icon} name=${onlyMembers ? 'search' : 'plus'} size=${16} />`} />
    ${search.error && html`<${FormError}>${errorText(search.error)}<//>`}
    ${found.length > 0 && html`<ul class="add-target-list" aria-label=${label}>
      ${found.map((target) => html`<li key=${target.id}><button type="button" class="add-target-item" onClick=${() => add(target)}><${TargetFace} target=${target} /></button></li>`)}
    </ul>`}
    ${wanted && found.length === 0 && !search.busy && !search.error && html`<p class="field-note" role="status">${t('access.nobody')}</p>`}
  </div>`;
}
