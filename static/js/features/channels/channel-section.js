import { IconButton } from '../../components/icon-button.js';
import { Icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { narrow, openDialog, pane } from '../shell/ui.js';
import { ChannelIcon } from './channel-icon.js';
import { CreateChannel } from './create-channel.js';

/**
 * @typedef {{channel: import('../../state/types.js').Channel, unread: boolean, mentions: number, selected: boolean, href: string}} ChannelRow
 * @param {{section: {category: import('../../state/types.js').Channel | null, collapsed: boolean, channels: ChannelRow[]}, guildId: number, mayManage: boolean}} props
 */
export function ChannelSection({ section, guildId, mayManage }) {
  const { category, collapsed, channels } = section;
  return html`<section class="channels-section" aria-label=${category?.name}>
    ${category && html`<${CategoryHead} category=${category} collapsed=${collapsed} guildId=${guildId} mayManage=${mayManage} />`}
    <ul>${channels.map((row) => html`<${ChannelItem} key=${row.channel.id} ...${row} />`)}</ul>
  </section>`;
}

/** @param {{category: import('../../state/types.js').Channel, collapsed: boolean, guildId: number, mayManage: boolean}} props */
function CategoryHead({ category, collapsed, guildId, mayManage }) {
  const { actions } = useApp();
  return html`<div class="category">
    <button type="button" class="category-toggle" aria-expanded=${String(!collapsed)} onClick=${() => actions.toggleCategory(category.id)}>
      <${Icon} name="chevron-down" size=${16} /><span class="truncate">${category.name}</span>
    </button>
    ${mayManage && html`<${IconButton} icon="plus" small label=${t('channel.create_in', { name: category.name })}
      onClick=${() => openDialog(CreateChannel, { guildId, type: 'text', parent: category })} />`}
  </div>`;
}

/** @param {ChannelRow} props */
function ChannelItem({ channel, unread, mentions, selected, href }) {
  const { actions } = useApp();
  /** @param {MouseEvent} event */
  const open = (event) => {
    actions.followLink(event);
    pane.value = 'chat';
    if (selected && event.defaultPrevented && !narrow.peek()) document.getElementById('composer')?.focus();
  };
  return html`<li class="channel-row" data-unread=${unread ? '' : undefined}>
    <a class="channel-link" href=${href} aria-current=${selected ? 'page' : undefined} onClick=${open}>
      <${ChannelIcon} channel=${channel} /><span class="truncate" aria-hidden="true">${channel.name}</span>
      <span class="visually-hidden">${channelLabel(channel.name, unread, mentions)}</span>
      ${mentions > 0 && html`<span class="badge" aria-hidden="true">${mentions > 99 ? '99+' : mentions}</span>`}
    </a>
  </li>`;
}

/** @param {string} name @param {boolean} unread @param {number} mentions */
function channelLabel(name, unread, mentions) {
  if (mentions > 0) return t('channel.mentions', { name, count: mentions });
  return unread ? t('channel.unread', { name }) : name;
}
