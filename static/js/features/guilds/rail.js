import { initials } from '../../components/avatar.js';
import { Icon } from '../../components/icon.js';
import { useRoving } from '../../components/roving.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { HomeRail } from '../dms/home-rail.js';
import { narrow, pane } from '../shell/ui.js';
import { openCreateGuild } from './open-create-guild.js';

/** @param {{hidden: boolean}} props */
export function Rail({ hidden }) {
  const { views } = useApp();
  const { ref, onKeyDown } = useRoving('.rail-link', { current: '[aria-current="page"]' });
  return html`<nav class="app-rail rail" aria-label=${t('nav.guilds')} inert=${hidden} ref=${ref} onKeyDown=${onKeyDown} data-region>
    <${HomeRail} />
    <div class="rail-line" role="presentation" />
    <ul class="rail-list">
      ${views.guildList.value.map((item) => html`<${GuildItem} key=${item.guild.id} ...${item} />`)}
      <li class="rail-item">
        <button type="button" class="rail-link rail-add" aria-label=${t('guild.add')} data-tip=${t('guild.add')} data-tip-side="right"
          onClick=${() => openCreateGuild()}><${Icon} name="plus" size=${24} /></button>
      </li>
    </ul>
  </nav>`;
}

/** @param {{guild: import('../../state/types.js').Guild, unread: boolean, mentions: number, selected: boolean, href: string}} props */
function GuildItem({ guild, unread, mentions, selected, href }) {
  const { actions } = useApp();
  /** @param {MouseEvent} event */
  const open = (event) => {
    actions.followLink(event);
    if (narrow.value) pane.value = 'list';
  };
  return html`<li class="rail-item" data-pill data-unread=${unread ? '' : undefined} data-selected=${selected ? '' : undefined}>
    <a class="rail-link" href=${href} aria-current=${selected ? 'page' : undefined}
      data-tip=${guild.name} data-tip-side="right" onClick=${open}>
      ${guild.icon ? html`<img src=${guild.icon} alt="" />` : html`<span aria-hidden="true">${initials(guild.name)}</span>`}
      <span class="visually-hidden">${guildLabel(guild.name, unread, mentions)}</span>
    </a>
    ${mentions > 0 && html`<span class="badge" aria-hidden="true">${mentions > 99 ? '99+' : mentions}</span>`}
  </li>`;
}

/** @param {string} name @param {boolean} unread @param {number} mentions */
function guildLabel(name, unread, mentions) {
  if (mentions > 0) return t('guild.mentions', { name, count: mentions });
  return unread ? t('guild.unread', { name }) : name;
}
