import { useDragList } from '../../components/drag-list.js';
import { Icon } from '../../components/icon.js';
import { toast } from '../../components/toasts.js';
import { useRoving } from '../../components/roving.js';
import { html } from '../../lib/html.js';
import { errorText, t } from '../../lib/i18n.js';
import { createGuildOrder } from '../../state/actions/guild_order.js';
import { useApp } from '../../state/context.js';
import { folderOf, keyOf } from '../../state/guild_order.js';
import { HomeRail } from '../dms/home-rail.js';
import { openCreateGuild } from './open-create-guild.js';
import { RailFolder } from './rail-folder.js';
import { RailGuild } from './rail-guild.js';

/** @param {{hidden: boolean}} props */
export function Rail({ hidden }) {
  const { views, use } = useApp();
  const order = use(createGuildOrder);
  const { ref, onKeyDown } = useRoving('.rail-link', { current: '[aria-current="page"]' });
  const entries = views.guildOrder.value;
  const items = new Map(views.guildList.value.map((item) => [item.guild.id, item]));
  const drag = useDragList({
    enabled: true,
    mayDrop: (key, target, where) => key.startsWith('g:') || (where !== 'into' && !isInside(entries, target)),
    mayGoInto: (key, target) => key.startsWith('g:') && (target.startsWith('f:') || !isInside(entries, target)),
    onDrop: async (key, { key: target, where }) => {
      const result = await drop(order, views.guildOrder.peek(), /** @type {any} */ (key), /** @type {any} */ (target), where);
      if (!result.ok) toast(errorText(result.error), 'danger');
    },
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

/**
 * @param {ReturnType<typeof createGuildOrder>} actions
 * @param {readonly import('../../state/guild_order.js').Entry[]} entries
 * @param {import('../../state/guild_order.js').Key} key
 * @param {import('../../state/guild_order.js').Key} target
 * @param {import('../../components/drag-list.js').Where} where
 */
function drop(actions, entries, key, target, where) {
  const onto = Number(target.slice(2));
  if (where === 'into') return target.startsWith('f:') ? actions.moveEntry(key, { before: null, folder: onto }) : actions.makeFolder(onto, Number(key.slice(2)));
  const home = target.startsWith('g:') ? folderOf(entries, onto) : null;
  const list = /** @type {import('../../state/guild_order.js').Entry[]} */ (home?.guilds ?? entries).filter((entry) => keyOf(entry) !== key);
  const at = list.findIndex((entry) => keyOf(entry) === target) + (where === 'after' ? 1 : 0);
  return actions.moveEntry(key, { before: list[at] === undefined ? null : keyOf(list[at]), folder: home?.id ?? null });
}
