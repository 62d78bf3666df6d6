import { useState } from 'preact/hooks';
import { FriendsDrawing } from '../../components/scenes.js';
import { Empty } from '../../components/empty.js';
import { Icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { fits } from '../people/fold.js';
import { FriendRow } from './friend-row.js';
import { listed } from './listed.js';

/** `children`: the button of an empty list. @param {{tab: Exclude<import('./listed.js').Tab, 'add'>, children: any}} props */
export function FriendList({ tab, children }) {
  const { store } = useApp();
  const [query, setQuery] = useState('');
  const all = listed(tab, Object.values(store.friends.value.byUser), store.presence.value.byUser);
  const found = all.filter(({ user }) => fits(query, user.username, user.display_name));
  if (all.length === 0) return html`<${Nobody} tab=${tab}>${children}<//>`;
  return html`
    <div class="friends-search field-box">
      <span class="field-prefix" aria-hidden="true"><${Icon} name="search" size=${16} /></span>
      <input class="field-input" type="search" value=${query} placeholder=${t('friends.search')} aria-label=${t('friends.search')} onInput=${(/** @type {any} */ event) => setQuery(event.currentTarget.value)} />
    </div>
    <h2 class="friends-count">${headline(tab, found.length)}</h2>
    ${found.length === 0 && html`<p class="dms-none" role="status">${t('friends.none_found')}</p>`}
    <ul class="friends-list">${found.map((one) => html`<${FriendRow} key=${one.user.id} relationship=${one} />`)}</ul>`;
}

/** @param {Exclude<import('./listed.js').Tab, 'add'>} tab @param {number} count */
function headline(tab, count) {
  switch (tab) {
    case 'online': return t('friends.count_online', { count });
    case 'all': return t('friends.count_all', { count });
    case 'pending': return t('friends.count_pending', { count });
    default: return t('friends.count_blocked', { count });
  }
}

/** @param {{tab: string, children: any}} props */
function Nobody({ tab, children }) {
  switch (tab) {
    case 'online': return html`<${Empty} drawing=${html`<${FriendsDrawing} />`} title=${t('friends.none_online')}>${children}<//>`;
    case 'all': return html`<${Empty} drawing=${html`<${FriendsDrawing} />`} title=${t('friends.none')}>${children}<//>`;
    case 'pending': return html`<${Empty} drawing=${html`<${FriendsDrawing} />`} title=${t('friends.none_pending')}>${children}<//>`;
    default: return html`<${Empty} drawing=${html`<${FriendsDrawing} />`} title=${t('friends.none_blocked')} text=${t('friends.blocked_lead')} />`;
  }
}
