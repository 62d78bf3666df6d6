import { announce } from '../../components/live-region.js';
import { lazy } from '../../components/lazy.js';
import { downKeys, upKeys } from '../../components/order-keys.js';
import { toast } from '../../components/toasts.js';
import { errorText, t } from '../../lib/i18n.js';
import { createGuildOrder } from '../../state/actions/guild_order.js';
import { folderOf, guildsOf, keyOf } from '../../state/guild_order.js';
import { openDialog } from '../shell/ui.js';

/**
 * @typedef {import('../../state/app.js').App} App
 * @typedef {import('../../state/guild_order.js').Key} Key
 * @typedef {import('../../state/guild_order.js').GuildFolder} GuildFolder
 * @typedef {import('../../components/menu.js').MenuEntry} MenuEntry
 */

const FolderSettings = lazy(() => import('./folder-settings.js'), 'FolderSettings');

/** Shown at once; a refusal is said. @param {Promise<import('../../state/types.js').Result>} work */
async function kept(work) {
  const result = await work;
  if (!result.ok) toast(errorText(result.error), 'danger');
  return result.ok;
}

/** @param {App} app @param {Key} key @param {string} name @param {1|-1} step */
export async function guildStep(app, key, name, step) {
  const work = kept(app.use(createGuildOrder).stepEntry(key, step));
  requestAnimationFrame(() => /** @type {HTMLElement|null} */ (document.querySelector(`[data-drag="${key}"] .rail-link`))?.focus());
  if (!(await work)) return;
  const order = app.views.guildOrder.value;
  const place = key.startsWith('g:') ? guildsOf(order).indexOf(Number(key.slice(2))) + 1 : order.findIndex((entry) => keyOf(entry) === key) + 1;
  announce(() => t('order.moved', { name, place, count: key.startsWith('g:') ? guildsOf(order).length : order.length }));
}

/** What dragging does with a guild, by menu. @param {App} app @param {import('../../state/types.js').Guild} guild @returns {MenuEntry[]} */
export function orderEntries(app, guild) {
  const actions = app.use(createGuildOrder);
  const order = app.views.guildOrder.value;
  const home = folderOf(order, guild.id);
  const folders = order.flatMap((entry) => (typeof entry === 'number' || entry === home ? [] : [entry]));
  const key = keyOf(guild.id);
  return [
    { label: t('order.up'), icon: 'arrow-up', keys: upKeys(), onSelect: () => void guildStep(app, key, guild.name, -1) },
    { label: t('order.down'), icon: 'arrow-down', keys: downKeys(), onSelect: () => void guildStep(app, key, guild.name, 1) },
    home
      ? { label: t('rail.out_of_folder'), icon: 'folder', onSelect: () => void kept(actions.moveEntry(key, { before: keyOf(home), folder: null })) }
      : {
        label: t('rail.into_folder'),
        icon: 'folder',
        entries: [
          ...folders.map((folder) => ({ label: folderName(app, folder), onSelect: () => void kept(actions.moveEntry(key, { before: null, folder: folder.id })) })),
          { label: t('rail.new_folder'), icon: 'folder-plus', onSelect: () => void kept(actions.wrapInFolder(guild.id)) },
        ],
      },
  ];
}

/** @param {App} app @param {GuildFolder} folder */
const folderName = (app, folder) => folder.name || folder.guilds.map((id) => app.store.guilds.value.byId[id]?.name ?? '').slice(0, 3).join(', ');

/** @param {App} app @param {GuildFolder} folder @param {{guild: {id: number}}[]} items @returns {MenuEntry[]} */
export function folderEntries(app, folder, items) {
  const actions = app.use(createGuildOrder);
  const name = folderName(app, folder);
  return [
    { label: t('rail.mark_folder_read'), icon: 'check-check', onSelect: () => items.forEach(({ guild }) => void app.actions.markGuildRead(guild.id)) },
    { label: t('rail.folder_settings'), icon: 'settings-2', onSelect: () => openDialog(FolderSettings, { folder }) },
    'line',
    { label: t('order.up'), icon: 'arrow-up', keys: upKeys(), onSelect: () => void guildStep(app, keyOf(folder), name, -1) },
    { label: t('order.down'), icon: 'arrow-down', keys: downKeys(), onSelect: () => void guildStep(app, keyOf(folder), name, 1) },
    'line',
    { label: t('rail.open_up'), icon: 'folder-open', onSelect: () => void kept(actions.openUp(folder.id)) },
  ];
}
