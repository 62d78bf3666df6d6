import { initials } from '../../components/avatar.js';
import { openMenu } from '../../components/context-menu.js';
import { MovingPicture } from '../../components/moving-picture.js';
import { orderStep } from '../../components/order-keys.js';
import { whenThere } from '../../components/when-there.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { keyOf } from '../../state/guild_order.js';
import { narrow, pane } from '../shell/ui.js';

/** @typedef {{guild: import('../../state/types.js').Guild, unread: boolean, mentions: number, muted: boolean, selected: boolean, href: string}} RailItem */

/** @param {RailItem} item */
export function RailGuild({ guild, unread, mentions, muted, selected, href }) {
  const app = useApp();
  /** @param {MouseEvent} event */
  const open = (event) => {
    app.actions.followLink(event);
    if (narrow.value) pane.value = 'list';
  };
  /** @param {KeyboardEvent} event */
  const keys = (event) => {
    const step = orderStep(event);
    if (step === null) return;
    event.preventDefault();
    whenThere(() => import('./order-entries.js'), ({ guildStep }) => guildStep(app, keyOf(guild.id), guild.name, step));
  };
  return html`<li class="rail-item" data-pill data-drag=${keyOf(guild.id)} data-unread=${unread ? '' : undefined} data-selected=${selected ? '' : undefined}
    onContextMenu=${(/** @type {any} */ event) => openMenu(event, guild.name, async () => (await import('./guild-menu.js')).railEntries(app, guild))}>
    <a class="rail-link" href=${href} aria-current=${selected ? 'page' : undefined} data-tip=${guild.name} data-tip-side="right" onClick=${open} onKeyDown=${keys}>
      <${GuildPicture} guild=${guild} />
      <span class="visually-hidden">${guildLabel(guild.name, unread, mentions, muted)}</span>
    </a>
    ${mentions > 0 && html`<span class="badge" aria-hidden="true">${mentions > 99 ? '99+' : mentions}</span>`}
  </li>`;
}

/** Nothing says whether an icon moves, so each stands still until it is looked at. @param {{guild: import('../../state/types.js').Guild}} props */
export function GuildPicture({ guild }) {
  return guild.icon ? html`<${MovingPicture} src=${guild.icon} moves onHover alt="" />` : html`<span aria-hidden="true">${initials(guild.name)}</span>`;
}

/** @param {string} name @param {boolean} unread @param {number} mentions @param {boolean} muted */
function guildLabel(name, unread, mentions, muted) {
  if (mentions > 0) return t('guild.mentions', { name, count: mentions });
  if (unread) return t('guild.unread', { name });
  return muted ? t('rail.muted', { name }) : name;
}
