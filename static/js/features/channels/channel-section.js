import { openMenu } from '../../components/context-menu.js';
import { IconButton } from '../../components/icon-button.js';
import { Icon } from '../../components/icon.js';
import { orderStep } from '../../components/order-keys.js';
import { whenThere } from '../../components/when-there.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { ChannelRow } from './channel-row.js';
import { openCreateChannel } from './open-create-channel.js';

/** @typedef {import('../../state/types.js').Channel} Channel */

/** @param {{section: {category: Channel | null, collapsed: boolean, channels: any[]}, guildId: number, mayManage: boolean}} props */
export function ChannelSection({ section, guildId, mayManage }) {
  const { category, collapsed, channels } = section;
  return html`<section class="channels-section" aria-label=${category?.name}>
    ${category && html`<${CategoryHead} category=${category} collapsed=${collapsed} guildId=${guildId} mayManage=${mayManage} />`}
    <ul>${channels.map((row) => html`<${ChannelRow} key=${row.channel.id} ...${row} />`)}</ul>
  </section>`;
}

/** @param {{category: Channel, collapsed: boolean, guildId: number, mayManage: boolean}} props */
function CategoryHead({ category, collapsed, guildId, mayManage }) {
  const app = useApp();
  const muted = app.views.muted(category.id);
  /** @param {KeyboardEvent} event */
  const keys = (event) => {
    const step = mayManage ? orderStep(event) : null;
    if (step === null) return;
    event.preventDefault();
    whenThere(() => import('./move-entries.js'), ({ stepOf }) => stepOf(app, category, step)?.());
  };
  return html`<div class="category" data-drag=${`c:${category.id}`} data-muted=${muted ? '' : undefined} onContextMenu=${(/** @type {any} */ event) => openMenu(event, category.name, async () => (await import('./channel-menu.js')).channelEntries(app, category))}>
    <button type="button" class="category-toggle" aria-expanded=${String(!collapsed)} onClick=${() => app.actions.toggleCategory(category.id)} onKeyDown=${keys}>
      <${Icon} name="chevron-down" size=${16} /><span class="truncate">${category.name}</span>
    </button>
    ${mayManage && html`<${IconButton} icon="plus" small data-no-drag label=${t('channel.create_in', { name: category.name })}
      onClick=${() => openCreateChannel({ guildId, type: 'text', parent: category })} />`}
  </div>`;
}
