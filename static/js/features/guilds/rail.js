import { useDragList } from '../../components/drag-list.js';
import { Icon } from '../../components/icon.js';
import { useRoving } from '../../components/roving.js';
import { whenThere } from '../../components/when-there.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { folderOf, keyOf } from '../../state/guild_order.js';
import { HomeRail } from '../dms/home-rail.js';
import { openCreateGuild } from './open-create-guild.js';
import { RailFolder } from './rail-folder.js';
import { RailGuild } from './rail-guild.js';

/** @param {{hidden: boolean}} props */
export function Rail({ hidden }) {
  const app = useApp();
  const { views } = app;
  const { ref, onKeyDown } = useRoving('.rail-link', { current: '[aria-current="page"]' });
  const entries = views.guildOrder.value;
  const items = new Map(views.guildList.value.map((item) => [item.guild.id, item]));
  const drag = useDragList({
    enabled: true,
    mayDrop: (key, target, where) => key.startsWith('g:') || (where !== 'into' && !isInside(entries, target)),
    mayGoInto: (key, target) => key.startsWith('g:') && (target.startsWith('f:') || !isInside(entries, target)),
    onDrop: (key, { key: target, where }) => whenThere(() => import('./drop-entry.js'), ({ dropEntry }) => dropEntry(app, /** @type {any} */ (key), /** @type {any} */ (target), where)),
  });
  return html`<nav class="app-rail rail" aria-label=${t('nav.guilds')} inert=${hidden} ref=${(/** @type {any} */ element) => { ref.current = element; drag.current = element; }} onKeyDown=${onKeyDown} data-region>
    <${HomeRail} />
    <div class="rail-line" role="presentation" />
    <ul class="rail-list">
      ${entries.map((entry) => (typeof entry === 'number'
        ? html`<${RailGuild} key=${keyOf(entry)} ...${items.get(entry)} />`
        : html`<${RailFolder} key=${keyOf(entry)} folder=${entry} items=${entry.guilds.map((id) => items.get(id))} />`))}
      <li class="rail-item">
        <button type="button" class="rail-link rail-add" aria-label=${t('guild.add')} data-tip=${t('guild.add')} data-tip-side="right"
          onClick=${() => openCreateGuild()}><${Icon} name="plus" size=${24} /></button>
      </li>
    </ul>
  </nav>`;
}

/** @param {readonly import('../../state/guild_order.js').Entry[]} entries @param {string} key */
const isInside = (entries, key) => key.startsWith('g:') && folderOf(entries, Number(key.slice(2))) !== null;
