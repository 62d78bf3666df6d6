import { useState } from 'preact/hooks';
import { HallDrawing } from '../../../components/drawings.js';
import { Empty } from '../../../components/empty.js';
import { html } from '../../../lib/html.js';
import { formatNumber, t } from '../../../lib/i18n.js';
import { useApp } from '../../../state/context.js';
import { Page } from '../page.js';
import { SearchField } from '../search-field.js';
import { Dropping } from './dropping.js';
import { ExpressionItem } from './expression-item.js';
import { KINDS } from './kinds.js';
import { UploadItem } from './upload-item.js';
import { useUploads } from './use-uploads.js';

/** @typedef {import('./kinds.js').Expression} Expression */

/** @param {{guildId: number, kind: import('./kinds.js').ExpressionKind}} props */
export function ExpressionsPage({ guildId, kind }) {
  const { store, views } = useApp();
  const { things, limit } = KINDS[kind];
  const [text, setText] = useState('');
  const uploads = useUploads(guildId, kind);
  const all = /** @type {Expression[]} */ (store.expressions.value.byGuild[guildId]?.[things] ?? []);
  const most = store.session.value.limits[limit];
  const meId = store.session.value.me?.id;
  const [mayMake, mayManage] = [views.canInGuild(guildId, 'CREATE_GUILD_EXPRESSIONS'), views.canInGuild(guildId, 'MANAGE_GUILD_EXPRESSIONS')];
  /** @param {Expression} one */
  const isMine = ({ created_by }) => mayManage || (mayMake && created_by === meId);
  const wanted = text.trim().toLocaleLowerCase();
  const shown = all.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  const label = kind === 'emoji' ? t('expressions.emojis') : t('expressions.stickers');
  return html`<${Page} lead=${kind === 'emoji' ? t('expressions.emojis_lead') : t('expressions.stickers_lead')}>
    ${mayMake && html`<${Dropping} kind=${kind} full=${all.length >= most} onFiles=${uploads.add} />`}
    ${uploads.items.length > 0 && html`<ul class="setting-list" aria-label=${t('expressions.uploads')}>
      ${uploads.items.map((item) => html`<${UploadItem} key=${item.key} kind=${kind} item=${item} uploads=${uploads} />`)}
    </ul>`}
    <div class="expressions-head">
      <h2 class="guild-page-heading">${label} <span class="expressions-quota number">${formatNumber(all.length)} / ${formatNumber(most)}</span></h2>
      ${all.length > 10 && html`<${SearchField} label=${t('expressions.search')} value=${text} onInput=${setText} />`}
    </div>
    ${all.length === 0 && html`<${Empty} drawing=${html`<${HallDrawing} />`} title=${kind === 'emoji' ? t('expressions.no_emojis') : t('expressions.no_stickers')} text=${mayMake ? t('expressions.none_lead') : ''} />`}
    ${all.length > 0 && shown.length === 0 && html`<p class="list-none" role="status">${t('guild_settings.none_found')}</p>`}
    <ul class="setting-list" aria-label=${label}>
      ${shown.map((one) => html`<${ExpressionItem} key=${one.id} kind=${kind} one=${one} guildId=${guildId} mayChange=${isMine(one)} />`)}
    </ul>
  <//>`;
}
