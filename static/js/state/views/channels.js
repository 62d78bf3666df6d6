/** @typedef {import('../types.js').Channel} Channel */
import { computed } from '@preact/signals-core';
import { href } from '../address.js';
import { completeOrder, guildsOf } from '../guild_order.js';
import { sections } from '../order.js';
import { isUnread, readStateOf } from '../read_states.js';
import { memo } from './memo.js';
import { conversationName } from './conversations.js';

/**
 * @param {import('../store.js').Signals} signals
 * @param {{muted: (targetId: number) => boolean, previewOf: (channelId: number) => 'write'|'read'|'hidden'|null}} others
 */
export function createChannelViews(signals, { muted, previewOf }) {
  /** @param {Channel} channel */
  function marksOf(channel) {
    const state = readStateOf(signals.readStates.value, channel.id);
    const { channelId, focused, atBottom } = signals.viewing.value;
    const watched = channelId === channel.id && focused && atBottom && !state.keptUnread;
    const quiet = muted(channel.id) || (channel.parent_id !== null && muted(channel.parent_id));
    return { unread: !watched && !quiet && isUnread(state, channel), mentions: watched ? 0 : state.mentions, muted: quiet };
  }

  /** @param {Channel} channel */
  const itemOf = (channel) => ({
    channel,
    ...marksOf(channel),
    selected: signals.route.value.channelId === channel.id,
    href: href(channel.guild_id, channel.id),
    preview: previewOf(channel.id),
  });

  const marks = computed(() => {
    /** @type {Record<number, {unread: boolean, mentions: number}>} */
    const byGuild = {};
    for (const channel of Object.values(signals.channels.value.byId)) {
      if (channel.type === 'category' || channel.guild_id === null) continue;
      const sum = byGuild[channel.guild_id] ?? { unread: false, mentions: 0 };
      const { unread, mentions } = marksOf(channel);
      byGuild[channel.guild_id] = { unread: sum.unread || (unread && !muted(channel.guild_id)), mentions: sum.mentions + mentions };
    }
    return byGuild;
  });

  /** What stands over it: a conversation has the name of who else is in it. @param {Channel} channel */
  const channelName = (channel) => conversationName(channel, signals.session.value.me?.id ?? 0);

  /** Conversations, the latest message first. */
  const conversations = computed(() =>
    Object.values(signals.channels.value.byId)
      .filter(({ guild_id }) => guild_id === null)
      .sort((a, b) => (b.last_message_id ?? b.id) - (a.last_message_id ?? a.id))
      .map((channel) => {
        const item = itemOf(channel);
        return { ...item, name: channelName(channel), count: item.unread ? Math.max(1, channel.last_seq - readStateOf(signals.readStates.value, channel.id).last_read_seq) : 0 };
      }),
  );

  /** Guilds and folders from top to bottom, as I have put them. */
  const guildOrder = computed(() => completeOrder(signals.session.value.me?.settings?.guild_order ?? [], signals.guilds.value.order));

  const guildList = computed(() => {
    const { byId } = signals.guilds.value;
    return guildsOf(guildOrder.value).map((id) => ({ guild: byId[id], ...(marks.value[id] ?? { unread: false, mentions: 0 }), muted: muted(id), selected: signals.route.value.guildId === id, href: href(id) }));
  });

  const guild = computed(() => signals.guilds.value.byId[signals.route.value.guildId ?? 0] ?? null);
  const currentChannel = computed(() => signals.channels.value.byId[signals.route.value.channelId ?? 0] ?? null);

  /** In everything that one is in. */
  const mentions = computed(() => [...Object.values(marks.value), ...conversations.value].reduce((sum, mark) => sum + mark.mentions, 0));

  return {
    guild,
    currentChannel,
    channelName,
    conversations,
    guildList,
    guildOrder,

    channelSections: memo((guildId) => {
      const { collapsed, hideMuted } = signals.prefs.value;
      return sections(signals.channels.value.byId, guildId).map(({ category, channels }) => {
        const folded = category !== null && collapsed.includes(category.id);
        const items = channels.map(itemOf).filter((item) => !hideMuted || !item.muted || item.selected || item.mentions > 0);
        return { category, collapsed: folded, channels: folded ? items.filter((item) => item.unread || item.selected) : items };
      });
    }),

    mentions,

    title: computed(() => {
      const count = mentions.value > 0 ? `(${mentions.value})` : Object.values(marks.value).some((mark) => mark.unread) ? '•' : '';
      const sign = currentChannel.value?.guild_id === null ? '@' : '#';
      const place = currentChannel.value ? `${sign}${channelName(currentChannel.value)} | ${guild.value?.name ?? 'Guildhall'}` : (guild.value?.name ?? 'Guildhall');
      return count === '' ? place : count === '•' ? `• ${place}` : `${count} • ${place}`;
    }),
  };
}
