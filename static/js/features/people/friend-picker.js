import { useState } from 'preact/hooks';
import { Avatar } from '../../components/avatar.js';
import { Icon } from '../../components/icon.js';
import { IconButton } from '../../components/icon-button.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { fits } from './fold.js';

/**
 * Friends to choose among, with a search; those chosen stand on top.
 * @param {{chosen: number[], most: number, without?: number[], onChange: (ids: number[]) => void}} props
 */
export function FriendPicker({ chosen, most, without = [], onChange }) {
  const { store } = useApp();
  const [query, setQuery] = useState('');
  const friends = Object.values(store.friends.value.byUser).filter(({ kind, user }) => kind === 'friend' && !without.includes(user.id)).map(({ user }) => user);
  const shown = friends.filter((user) => fits(query, user.username, user.display_name)).sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const full = chosen.length >= most;
  /** @param {number} id */
  const toggle = (id) => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  if (friends.length === 0) return html`<p class="dialog-text">${t('friends.none_to_choose')}</p>`;
  return html`<div class="friend-picker">
    <div class="field-box"><input class="field-input" type="search" data-autofocus value=${query} placeholder=${t('friends.search')} aria-label=${t('friends.search')}
      onInput=${(/** @type {any} */ event) => setQuery(event.currentTarget.value)} /></div>
    ${chosen.length > 0 && html`<ul class="friend-picker-chosen" aria-label=${t('friends.chosen')}>
      ${friends.filter(({ id }) => chosen.includes(id)).map((user) => html`<li class="friend-picker-chip" key=${user.id}>
        <span class="truncate">${nameOf(user)}</span><${IconButton} icon="x" small label=${t('friends.unchoose', { name: nameOf(user) })} onClick=${() => toggle(user.id)} />
      </li>`)}
    </ul>`}
    <p class="field-note" role="status">${full ? t('friends.full') : t('friends.room', { count: most - chosen.length })}</p>
    ${shown.length > 0 ? html`<ul class="friend-picker-list">
      ${shown.map((user) => html`<li key=${user.id}><${Choice} user=${user} checked=${chosen.includes(user.id)} disabled=${full && !chosen.includes(user.id)} onChange=${() => toggle(user.id)} /></li>`)}
    </ul>` : html`<p class="friend-picker-none" role="status">${t('friends.none_found')}</p>`}
  </div>`;
}

/** @param {{user: import('../../state/types.js').User, checked: boolean, disabled: boolean, onChange: () => void}} props */
function Choice({ user, checked, disabled, onChange }) {
  const person = useApp().views.person(null, user);
  return html`<label class="friend-picker-row">
    <${Avatar} user=${user} name=${person.name} size=${32} status=${person.status} />
    <span class="friend-picker-name truncate">${person.name}<span class="friend-picker-username">${user.username}</span></span>
    <input type="checkbox" class="friend-picker-box" checked=${checked} disabled=${disabled} onChange=${onChange} />
    <span class="friend-picker-mark">${checked && html`<${Icon} name="check" size=${16} />`}</span>
  </label>`;
}

/** @param {import('../../state/types.js').User} user */
const nameOf = (user) => user.display_name || user.username;
