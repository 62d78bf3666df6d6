import { useState } from 'preact/hooks';
import { IconButton } from '../../components/icon-button.js';
import { Icon } from '../../components/icon.js';
import { useRoving } from '../../components/roving.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { homeHref } from '../../state/address.js';
import { useApp } from '../../state/context.js';
import { fold } from '../people/fold.js';
import { openDialog, pane } from '../shell/ui.js';
import { BeginConversation } from './begin-conversation.js';
import { ConversationRow } from './conversation-row.js';

/** Fewer are seen at a glance. */
const SEARCHED_FROM = 8;

/** At home, in place of a guild's channels. */
export function ConversationList() {
  const { store, views, actions } = useApp();
  const { ref, onKeyDown } = useRoving('.channel-link', { current: '[aria-current="page"]' });
  const [query, setQuery] = useState('');
  const all = views.conversations.value;
  const found = all.filter(({ name }) => fold(name).includes(fold(query)));
  const requests = Object.values(store.friends.value.byUser).filter(({ kind }) => kind === 'incoming').length;
  /** @param {any} event */
  const goHome = (event) => {
    actions.followLink(event);
    pane.value = 'chat';
  };
  return html`<nav class="channels" aria-label=${t('home.title')} ref=${ref} onKeyDown=${onKeyDown} data-region>
    <ul>
      <li class="channel-row">
        <a class="channel-link" href=${homeHref()} aria-current=${store.route.value.channelId ? undefined : 'page'} onClick=${goHome}>
          <${Icon} name="users" />${t('friends.title')}
          ${requests > 0 && html`<span class="badge" aria-hidden="true">${requests}</span><span class="visually-hidden">${t('friends.waiting', { count: requests })}</span>`}
        </a>
      </li>
    </ul>
    <div class="dms-head">
      <h2>${t('dm.title')}</h2>
      <${IconButton} icon="plus" small label=${t('dm.begin')} onClick=${() => openDialog(BeginConversation)} />
    </div>
    ${all.length >= SEARCHED_FROM && html`<${Search} query=${query} onInput=${setQuery} />`}
    ${all.length === 0 && html`<p class="dms-none">${t('dm.none')}</p>`}
    ${all.length > 0 && found.length === 0 && html`<p class="dms-none" role="status">${t('dm.none_found')}</p>`}
    <ul>${found.map((item) => html`<${ConversationRow} key=${item.channel.id} item=${item} />`)}</ul>
  </nav>`;
}

/** @param {{query: string, onInput: (text: string) => void}} props */
function Search({ query, onInput }) {
  return html`<div class="dms-search field-box">
    <input class="field-input" type="search" value=${query} placeholder=${t('dm.search')} aria-label=${t('dm.search')} onInput=${(/** @type {any} */ event) => onInput(event.currentTarget.value)} />
  </div>`;
}
