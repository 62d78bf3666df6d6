import { useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { initials } from '../../components/avatar.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { createAdministering } from '../../state/actions/administering.js';
import { useApp } from '../../state/context.js';
import { SearchField } from '../guild-settings/search-field.js';
import { openDialog } from '../shell/ui.js';
import { DeleteGuildByName } from './delete-guild-by-name.js';
import { PageList } from './page-list.js';
import { useLater } from './use-later.js';
import { usePages } from './use-pages.js';

export function AdminGuilds() {
  const { guilds } = useApp().use(createAdministering);
  const [text, setText] = useState('');
  const wanted = useLater(text);
  const pages = usePages((/** @type {any} */ next) => guilds(wanted, next), 'guilds', [wanted]);
  return html`<div class="admin-page">
    <${SearchField} label=${t('admin.find_guilds')} value=${text} onInput=${setText} />
    <${PageList} pages=${pages} label=${t('admin.guilds')} none=${t('admin.no_guilds')}>
      ${pages.items.map((/** @type {any} */ guild) => html`<li class="admin-row" key=${guild.id}>
        <span class="admin-face">${guild.icon ? html`<img src=${guild.icon} alt="" />` : html`<span aria-hidden="true">${initials(guild.name)}</span>`}</span>
        <div class="admin-words"><span class="admin-name truncate">${guild.name}</span>
          <span class="admin-note truncate">${[guild.owner ? t('admin.owned_by', { name: guild.owner.display_name ?? guild.owner.username }) : t('admin.no_owner'), t('admin.members', { count: guild.member_count }), t('admin.channels', { count: guild.channels }), t('admin.message_count', { count: guild.messages })].join(' · ')}</span></div>
        <${Button} small kind="quiet" aria-label=${t('admin.delete_guild_of', { name: guild.name })} onClick=${() => openDialog(DeleteGuildByName, { guild, onGone: () => pages.change((all) => all.filter((one) => one !== guild)) })}>${t('action.delete')}<//>
      </li>`)}
    <//>
  </div>`;
}
