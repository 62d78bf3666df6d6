import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Tabs } from '../../components/tabs.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { AddFriend } from './add-friend.js';
import { FriendList } from './friend-list.js';
import { listed, TABS } from './listed.js';

/** What stands at home while no conversation is open: friends, by what they are to me. */
export function Home() {
  const { store } = useApp();
  const [tab, setTab] = useState(/** @type {import('./listed.js').Tab} */ ('online'));
  const friends = Object.values(store.friends.value.byUser);
  const statuses = store.presence.value.byUser;
  const counts = Object.fromEntries(TABS.map((name) => [name, listed(name, friends, statuses).length]));
  const tabs = [
    { value: 'online', label: t('friends.online') },
    { value: 'all', label: t('friends.all') },
    { value: 'pending', label: counts.pending > 0 ? t('friends.pending_count', { count: counts.pending }) : t('friends.pending') },
    { value: 'blocked', label: t('friends.blocked') },
    { value: 'add', label: t('friends.add') },
  ];
  return html`<section class="friends" aria-label=${t('friends.title')}>
    <${Tabs} label=${t('friends.title')} value=${tab} tabs=${tabs} onChange=${setTab}>
      ${tab === 'add' ? html`<${AddFriend} />` : html`<${FriendList} key=${tab} tab=${tab}>
        <${Button} kind="primary" onClick=${() => setTab('add')}>${t('friends.add')}<//>
      <//>`}
    <//>
  </section>`;
}
