import { computed, effect } from '@preact/signals-core';
import { windowOf } from '../messages.js';
import { createQueues } from '../queues.js';
import { isUnread, readStateOf } from '../read_states.js';
import { requestPatiently } from './patient.js';

const ACK_AFTER = 800;

/**
 * What the reader has seen is told to the server, within a second and again after a lost connection.
 * @param {import('../env.js').Core} core
 * @param {ReturnType<typeof import('./rooms.js').createRooms>} rooms
 * @param {ReturnType<typeof import('./history.js').createHistory>} history
 */
export function createReading(core, rooms, history) {
  const { store, signals, api, env } = core;
  const inTurn = createQueues();
  /** @type {Map<number, number>} channel -> message that the server has not confirmed */
  const untold = new Map();
  /** @type {unknown} */
  let timer = null;

  const seen = computed(() => {
    const { channelId, focused, atBottom } = signals.viewing.value;
    if (channelId === null || !focused || !atBottom || signals.session.value.phase !== 'ready') return null;
    const { status, stale, more, messages } = windowOf(signals.messages.value, channelId);
    const last = messages.at(-1);
    const state = readStateOf(signals.readStates.value, channelId);
    if (status !== 'ready' || stale || more.after || !last || state.keptUnread || last.id <= (state.last_read_id ?? 0)) return null;
    return { channelId, messageId: last.id, seq: last.seq };
  });

  effect(() => {
    if (seen.value && timer === null) timer = env.clock.setTimeout(tellSeen, ACK_AFTER);
  });

  function tellSeen() {
    if (timer !== null) env.clock.clearTimeout(timer);
    timer = null;
    const target = seen.peek();
    if (target) mark(target);
  }

  /** @param {{channelId: number, messageId: number, seq: number}} target */
  function mark(target) {
    store.dispatch('read_marked', target);
    untold.set(target.channelId, target.messageId);
    tell(target.channelId);
  }

  /** @param {number} channelId */
  const tell = (channelId) =>
    inTurn(channelId, async () => {
      const messageId = untold.get(channelId);
      const room = rooms.roomOf(channelId);
      if (messageId === undefined || !room) return;
      const answer = await requestPatiently(core, 'mark_read', { room, message_id: messageId });
      if (!answer.ok && ['offline', 'timeout'].includes(answer.error.code)) return;
      if (answer.ok) store.dispatch('unread_changed', answer);
      if (untold.get(channelId) === messageId) untold.delete(channelId);
    });

  /** @param {number} channelId */
  function markRead(channelId) {
    const channel = signals.channels.peek().byId[channelId];
    if (!channel) return;
    const wasUnread = isUnread(readStateOf(signals.readStates.peek(), channelId), channel);
    store.dispatch('new_line_cleared', { channelId });
    if (wasUnread && channel.last_message_id) mark({ channelId, messageId: channel.last_message_id, seq: channel.last_seq });
  }

  return {
    tellSeen,
    markRead,

    /** @param {number} guildId */
    markGuildRead(guildId) {
      for (const channel of Object.values(signals.channels.peek().byId)) if (channel.guild_id === guildId) markRead(channel.id);
    },

    /** From that message on, on all devices, until the channel is opened again or read by hand. @param {number} channelId @param {number} messageId @returns {Promise<import('../types.js').Result>} */
    markUnread: (channelId, messageId) =>
      inTurn(channelId, async () => {
        untold.delete(channelId);
        const answer = await api.post(`/channels/${channelId}/unread`, { message_id: messageId });
        if (!answer.ok) return answer;
        store.dispatch('unread_changed', { ...answer.data, moved_back: true });
        return { ok: true };
      }),

    /** @param {number} channelId @param {boolean} atBottom @param {number|null} [anchorId]  a message on show, to come back to */
    setViewing(channelId, atBottom, anchorId = null) {
      history.places.set(channelId, { atBottom, anchorId });
      if (signals.viewing.peek().channelId === channelId) store.dispatch('viewed', { atBottom });
    },

    /** @param {boolean} focused */
    setFocused: (focused) => store.dispatch('viewed', { focused }),

    /** Connected again. */
    flush: () => [...untold.keys()].forEach(tell),

    reset: () => untold.clear(),
  };
}
