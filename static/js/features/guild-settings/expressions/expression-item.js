import { Confirm } from '../../../components/confirm.js';
import { IconButton } from '../../../components/icon-button.js';
import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { formatFull, formatWhen } from '../../../lib/dates.js';
import { createGuildExpressions } from '../../../state/actions/guild_expressions.js';
import { useApp } from '../../../state/context.js';
import { openDialog } from '../../shell/ui.js';
import { EditSticker } from './edit-sticker.js';
import { InlineName } from './inline-name.js';
import { useName } from '../use-name.js';

/** @param {{kind: import('./kinds.js').ExpressionKind, one: import('./kinds.js').Expression, guildId: number, mayChange: boolean}} props */
export function ExpressionItem({ kind, one, guildId, mayChange }) {
  const { updateExpression, deleteExpression } = useApp().use(createGuildExpressions);
  const by = useName(guildId, one.created_by);
  const ask = () => openDialog(Confirm, {
    title: kind === 'emoji' ? t('expressions.delete_emoji', { name: one.name }) : t('expressions.delete_sticker', { name: one.name }),
    text: t('expressions.delete_question'),
    verb: t('action.delete'),
    act: () => deleteExpression(guildId, kind, one.id),
    children: html`<img class=${`expression-picture expression-picture-${kind}`} src=${one.url} alt="" />`,
  });
  return html`<li class="setting-row">
    <img class=${`expression-picture expression-picture-${kind}`} src=${one.url} alt=${one.name} loading="lazy" />
    <div class="setting-row-text">
      ${kind === 'emoji' && mayChange ? html`<${InlineName} kind=${kind} name=${one.name} onSave=${(/** @type {string} */ name) => updateExpression(guildId, kind, one.id, { name })} />`
        : html`<div class="setting-row-name truncate">${kind === 'emoji' ? `:${one.name}:` : one.name}</div>`}
      ${'description' in one && html`<div class="setting-row-reason">${[one.tags, one.description].filter(Boolean).join(' · ')}</div>`}
      <div class="setting-row-note">${by && `${by} · `}<time datetime=${one.created_at} data-tip=${formatFull(one.created_at)}>${formatWhen(one.created_at)}</time></div>
    </div>
    ${mayChange && 'description' in one && html`<${IconButton} icon="pencil" label=${t('expressions.edit_of', { name: one.name })} onClick=${() => openDialog(EditSticker, { sticker: one, guildId })} />`}
    ${mayChange && html`<${IconButton} icon="trash-2" label=${t('expressions.delete_of', { name: one.name })} onClick=${ask} />`}
  </li>`;
}
