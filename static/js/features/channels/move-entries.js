import { announce } from '../../components/live-region.js';
import { downKeys, upKeys } from '../../components/order-keys.js';
import { toast } from '../../components/toasts.js';
import { errorText, t } from '../../lib/i18n.js';
import { createPlacing } from '../../state/actions/placing.js';
import { oneStep } from '../../state/arrange.js';
import { sameOverwrites } from '../../state/overwrites.js';
import { sections } from '../../state/order.js';
import { dropGoal } from './drop-goal.js';

/**
 * @typedef {import('../../state/types.js').Channel} Channel
 * @typedef {import('../../state/app.js').App} App
 */

/** Puts a channel somewhere, and says where it is now or why it is not. @param {App} app @param {Channel} channel @param {import('../../state/arrange.js').Goal} goal */
export async function place(app, channel, goal) {
  const result = await app.use(createPlacing).placeChannel(channel, goal);
  if (!result.ok) {
    toast(errorText(result.error), 'danger');
    return;
  }
  const now = app.store.channels.value.byId[channel.id] ?? channel;
  const around = neighboursOf(app, now);
  if (now.parent_id !== channel.parent_id) offerSync(app, now);
  announce(() => t('order.moved', { name: channel.name, place: around.findIndex(({ id }) => id === channel.id) + 1, count: around.length }));
}

/** It keeps its own permissions in another category; who may says otherwise here, or later in its settings. @param {App} app @param {Channel} channel */
function offerSync(app, channel) {
  const category = channel.parent_id === null ? null : app.store.channels.peek().byId[channel.parent_id];
  if (!category || !app.views.can(channel.id, 'MANAGE_ROLES') || sameOverwrites(channel.overwrites ?? [], category.overwrites ?? [])) return;
  const sync = async () => {
    const result = await app.use(createPlacing).syncChannel(channel.id);
    if (result.ok) toast(t('channel.synced', { name: channel.name, category: category.name }));
    else toast(errorText(result.error), 'danger');
  };
  toast(t('channel.not_synced', { name: channel.name, category: category.name }), 'done', { label: t('channel.sync'), run: sync });
}

/** @param {App} app @param {Channel} moved @param {Channel} onto @param {import('../../components/drag-list.js').Where} where */
export const dropOnto = (app, moved, onto, where) => place(app, moved, dropGoal(app.store.channels.peek().byId, moved, onto, where));

/** Those that it stands among, in order. @param {App} app @param {Channel} channel @returns {Channel[]} */
export function neighboursOf({ store }, channel) {
  const all = sections(store.channels.value.byId, channel.guild_id ?? 0);
  if (channel.type === 'category') return all.flatMap(({ category }) => (category ? [category] : []));
  return all.find(({ channels }) => channels.some(({ id }) => id === channel.id))?.channels ?? [];
}

/** One step among its neighbours; null where there is no further. @param {App} app @param {Channel} channel @param {1|-1} step */
export function stepOf(app, channel, step) {
  const goal = oneStep(neighboursOf(app, channel), channel.id, step);
  return goal && (() => place(app, channel, { parentId: channel.parent_id, ...goal }));
}

/** What dragging does, by menu. @param {App} app @param {Channel} channel @returns {import('../../components/menu.js').MenuEntry[]} */
export function moveEntries(app, channel) {
  const [up, down] = [stepOf(app, channel, -1), stepOf(app, channel, 1)];
  const categories = sections(app.store.channels.value.byId, channel.guild_id ?? 0).flatMap(({ category }) => (category ? [category] : []));
  const goals = [...(channel.parent_id === null ? [] : [{ id: null, name: t('channel.category_none') }]), ...categories.filter(({ id }) => id !== channel.parent_id)];
  return [
    { label: t('order.up'), icon: 'arrow-up', keys: upKeys(), disabled: !up, onSelect: () => void up?.() },
    { label: t('order.down'), icon: 'arrow-down', keys: downKeys(), disabled: !down, onSelect: () => void down?.() },
    ...(channel.type !== 'category' && goals.length > 0 ? [{
      label: t('channel.move_to'), icon: 'folder', entries: goals.map(({ id, name }) => ({ label: name, onSelect: () => void place(app, channel, { parentId: id, beforeId: null }) })),
    }] : []),
  ];
}
