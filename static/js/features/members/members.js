import { useState } from 'preact/hooks';
import { IconButton } from '../../components/icon-button.js';
import { lazy } from '../../components/lazy.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { drawerMode, drawerOpen } from '../shell/ui.js';
import { MemberList } from './member-list.js';

const GroupMembers = lazy(() => import('../dms/group-members.js'), 'GroupMembers');
const FoundMembers = lazy(() => import('./found-members.js'), 'FoundMembers');

/** At the right: who is in the guild, or in the group. */
export function Members() {
  const { views } = useApp();
  const guild = views.guild.value;
  const channel = views.currentChannel.value;
  if (!guild && channel?.type !== 'group') return null;
  const close = () => { drawerOpen.value = false; };
  return html`
    ${drawerMode.value && html`<div class="app-veil" onClick=${close} />`}
    <aside class="app-members members" aria-label=${t('nav.members')} data-region>
      ${guild ? html`<${GuildMembers} guild=${guild} key=${guild.id} onClose=${close} />` : html`
        <header class="pane-header members-head"><h2>${t('nav.members')}</h2><${Close} onClose=${close} /></header>
        <${GroupMembers} channel=${channel} />`}
    </aside>`;
}

/** @param {{guild: import('../../state/types.js').Guild, onClose: () => void}} props */
function GuildMembers({ guild, onClose }) {
  const [query, setQuery] = useState('');
  return html`
    <header class="pane-header members-head">
      <h2 class="visually-hidden">${t('nav.members')}</h2>
      <div class="members-search field-box">
        <input class="field-input" type="search" value=${query} placeholder=${t('members.search')} aria-label=${t('members.search')} onInput=${(/** @type {any} */ event) => setQuery(event.currentTarget.value)} />
      </div>
      <${Close} onClose=${onClose} />
    </header>
    ${query.trim() ? html`<${FoundMembers} guild=${guild} query=${query.trim()} />` : html`<${MemberList} guild=${guild} />`}`;
}

/** @param {{onClose: () => void}} props */
const Close = ({ onClose }) => drawerMode.value && html`<${IconButton} icon="x" label=${t('nav.hide_members')} onClick=${onClose} />`;
