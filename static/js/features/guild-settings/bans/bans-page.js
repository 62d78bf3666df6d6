import { useState } from 'preact/hooks';
import { Avatar } from '../../../components/avatar.js';
import { Button } from '../../../components/button.js';
import { QuietDrawing } from '../../../components/scenes.js';
import { Empty } from '../../../components/empty.js';
import { toast } from '../../../components/toasts.js';
import { formatFull, formatWhen } from '../../../lib/dates.js';
import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { createGuildMembers } from '../../../state/actions/guild_members.js';
import { useApp } from '../../../state/context.js';
import { openDialog } from '../../shell/ui.js';
import { Confirm } from '../../../components/confirm.js';
import { ListFrame } from '../list-frame.js';
import { Page } from '../page.js';
import { SearchField } from '../search-field.js';
import { useLater } from '../use-later.js';
import { useList } from '../use-list.js';
import { BanSomebody } from './ban-somebody.js';

/** @typedef {import('../../../state/types.js').Ban} Ban */

/** @param {{guildId: number}} props */
export function BansPage({ guildId }) {
  const [text, setText] = useState('');
  const wanted = useLater(text.trim());
  const list = useList('bans', guildId, { q: wanted });
  const ban = html`<${Button} kind="danger" onClick=${() => openDialog(BanSomebody, { guildId })}>${t('bans.ban_somebody')}<//>`;
  const nobody = html`<${Empty} drawing=${html`<${QuietDrawing} />`} title=${t('bans.none')} text=${t('bans.none_lead')} />`;
  const empty = wanted ? html`<p class="list-none" role="status">${t('guild_settings.none_found')}</p>` : nobody;
  return html`<${Page} lead=${t('bans.lead')} actions=${ban}>
    <${SearchField} label=${t('bans.search')} value=${text} onInput=${setText} />
    <${ListFrame} list=${list} label=${t('bans.title')} empty=${empty}>
      <ul class="setting-list" aria-label=${t('bans.title')}>
        ${list.items.map((one) => html`<${BanItem} key=${one.user.id} ban=${one} guildId=${guildId} />`)}
      </ul>
    <//>
  <//>`;
}

/** @param {{ban: Ban, guildId: number}} props */
function BanItem({ ban: { user, banned_by, reason, created_at }, guildId }) {
  const { unbanUser } = useApp().use(createGuildMembers);
  const name = user.display_name ?? user.username;
  const act = async () => {
    const result = await unbanUser(guildId, user.id);
    if (result.ok) toast(t('bans.unbanned', { name }));
    return result;
  };
  const ask = () => openDialog(Confirm, { title: t('bans.unban_title', { name }), text: t('bans.unban_question'), verb: t('bans.unban'), act });
  const by = banned_by ? t('bans.by', { name: banned_by.display_name ?? banned_by.username }) : '';
  return html`<li class="setting-row">
    <${Avatar} user=${user} name=${name} size=${40} />
    <div class="setting-row-text">
      <div class="setting-row-name truncate">${name}${name !== user.username && html` <span class="setting-row-note">${user.username}</span>`}</div>
      <div class="setting-row-reason">${reason || t('bans.no_reason')}</div>
      <div class="setting-row-note"><time datetime=${created_at} data-tip=${formatFull(created_at)}>${formatWhen(created_at)}</time>${by && ` · ${by}`}</div>
    </div>
    <${Button} small aria-label=${t('bans.unban_of', { name })} onClick=${ask}>${t('bans.unban')}<//>
  </li>`;
}
