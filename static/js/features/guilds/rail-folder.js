import { openMenu } from '../../components/context-menu.js';
import { Icon } from '../../components/icon.js';
import { orderStep } from '../../components/order-keys.js';
import { whenThere } from '../../components/when-there.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { keyOf } from '../../state/guild_order.js';
import { hexOf } from '../roles/role-dot.js';
import { GuildPicture, RailGuild } from './rail-guild.js';

const FACES = 4;

/** Closed it shows the first of its guilds and what is unread in all; open it stands around them. @param {{folder: import('../../state/guild_order.js').GuildFolder, items: import('./rail-guild.js').RailItem[]}} props */
export function RailFolder({ folder, items }) {
  const app = useApp();
  const { openFolders } = app.store.prefs.value;
  const open = openFolders.includes(folder.id);
  const unread = items.some((item) => item.unread);
  const mentions = items.reduce((sum, item) => sum + item.mentions, 0);
  const selected = items.some((item) => item.selected);
  const name = folder.name || items.map(({ guild }) => guild.name).slice(0, 3).join(', ');
  const toggle = () => app.actions.setPref('openFolders', open ? openFolders.filter((id) => id !== folder.id) : [...openFolders, folder.id]);
  /** @param {KeyboardEvent} event */
  const keys = (event) => {
    const step = orderStep(event);
    if (step === null) return;
    event.preventDefault();
    whenThere(() => import('./order-entries.js'), ({ guildStep }) => guildStep(app, keyOf(folder), name, step));
  };
  return html`<li class="rail-folder" data-open=${open ? '' : undefined} style=${{ '--folder': folder.color === null ? '' : hexOf(folder.color) }}>
    <div class="rail-item" data-pill data-drag=${keyOf(folder)} data-unread=${!open && unread ? '' : undefined} data-selected=${!open && selected ? '' : undefined}
      onContextMenu=${(/** @type {any} */ event) => openMenu(event, name, async () => (await import('./order-entries.js')).folderEntries(app, folder, items))}>
      <button type="button" class="rail-link rail-folder-face" aria-expanded=${String(open)} aria-label=${folderLabel(name, open ? 0 : mentions, !open && unread)} data-tip=${name} data-tip-side="right" onClick=${toggle} onKeyDown=${keys}>
        ${open ? html`<${Icon} name="folder-open" size=${24} />` : html`<span class="rail-folder-faces" aria-hidden="true">${items.slice(0, FACES).map(({ guild }) => html`<span class="rail-folder-guild" key=${guild.id}><${GuildPicture} guild=${guild} /></span>`)}</span>`}
      </button>
      ${!open && mentions > 0 && html`<span class="badge" aria-hidden="true">${mentions > 99 ? '99+' : mentions}</span>`}
    </div>
    ${open && html`<ul class="rail-list" aria-label=${name}>${items.map((item) => html`<${RailGuild} key=${item.guild.id} ...${item} />`)}</ul>`}
  </li>`;
}

/** @param {string} name @param {number} mentions @param {boolean} unread */
function folderLabel(name, mentions, unread) {
  if (mentions > 0) return t('rail.folder_mentions', { name, count: mentions });
  return unread ? t('rail.folder_unread', { name }) : t('rail.folder', { name });
}
