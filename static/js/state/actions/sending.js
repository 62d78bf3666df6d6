/**
 * @typedef {import('../types.js').OutboxItem} OutboxItem
 * @typedef {import('../types.js').SendExtra} SendExtra
 */
import { windowOf } from '../messages.js';
import { createQueues, pause } from '../queues.js';

const TRIES = 3;
/** Seconds that a message waits by itself in a slow channel; after more its writer decides. */
const SLOW_PATIENCE = 10;

/**
 * Messages leave in order, one of a channel at a time; the nonce makes every try the same message.
 * @param {import('../env.js').Core} core
 * @param {ReturnType<typeof import('./rooms.js').createRooms>} rooms
 * @param {object} neighbours
 * @param {(channelId: number) => void} neighbours.jumpToPresent
 * @param {(channelId: number) => void} neighbours.onSent  the reader's words have left the composer; a sticker, a poll or a forwarded message leaves them there
 */
export function createSending({ store, signals, live, env }, rooms, { jumpToPresent, onSent }) {
  const inTurn = createQueues();

  /** @param {string} nonce */
  const pending = (nonce) => signals.outbox.peek().items.find((item) => item.nonce === nonce && item.state === 'pending');

  /** @param {OutboxItem} item */
  const enqueue = ({ channelId, nonce }) => void inTurn(channelId, () => deliver(nonce));

  /** @param {string} nonce */
  async function deliver(nonce) {
    for (let tries = 1; ; tries += 1) {
      const item = pending(nonce);
      const room = item && rooms.roomOf(item.channelId);
      if (!item || item.extra?.uploads || !live.isConnected() || signals.session.peek().phase !== 'ready') return;
      if (!room) return fail(nonce, { code: 'not_found', message: 'This channel is gone.' });
      const answer = await live.request('send_message', { room, content: item.content, nonce, ...wireForm(item.extra) });
      if (answer.ok) return store.dispatch('message_sent', { ...answer.message, nonce });
      const { code, retry_after } = answer.error;
      if (code === 'offline') return;
      if (code === 'slow_mode' && (retry_after ?? 0) > SLOW_PATIENCE) return fail(nonce, answer.error);
      if (retry_after) await pause(env.clock, retry_after);
      else if (code !== 'timeout' || tries >= TRIES) return fail(nonce, answer.error);
    }
  }

  /** @param {string} nonce @param {import('../types.js').ErrorBody} error */
  const fail = (nonce, error) => store.dispatch('send_failed', { nonce, error });

  /** What the reader is answering in this channel, as the row shows it at once. @param {number} channelId @returns {SendExtra} */
  function answering(channelId) {
    const reply = signals.replying.peek()[channelId];
    if (!reply) return {};
    const message = windowOf(signals.messages.peek(), channelId).messages.find(({ id }) => id === reply.messageId);
    const answered = message && answeredOf(message);
    return { reply_to: reply.messageId, ping: reply.ping, ...(answered && { answered }) };
  }

  return {
    /**
     * The answer that was begun here goes with it, unless it says itself what it answers.
     * @param {number} channelId
     * @param {string} content  may be empty when something else is sent
     * @param {SendExtra} [extra]
     * @returns {string|null} the nonce; null: nothing to send, or too long
     */
    send(channelId, content, extra = {}) {
      const text = content.trim();
      const channel = signals.channels.peek().byId[channelId];
      const nothing = !text && !extra.files?.length && !extra.uploads?.length && !extra.sticker && !extra.poll && !extra.forward;
      if (!channel || nothing || [...text].length > signals.session.peek().limits.message_length) return null;
      const whole = extra.forward ? extra : { ...answering(channelId), ...extra };
      /** @type {OutboxItem} */
      const item = { nonce: env.nonce(), channelId, guildId: channel.guild_id, content: text, createdAt: env.clock.now(), state: 'pending', error: null, ...(Object.keys(whole).length > 0 && { extra: whole }) };
      store.dispatch('send_queued', item);
      if (!extra.forward) store.dispatch('reply_changed', { channelId, messageId: null });
      if (!extra.forward && !extra.sticker && !extra.poll) onSent(channelId);
      if (windowOf(signals.messages.peek(), channelId).more.after) jumpToPresent(channelId);
      enqueue(item);
      return item.nonce;
    },

    /** @param {string} nonce */
    retrySend(nonce) {
      store.dispatch('send_retried', { nonce });
      const item = pending(nonce);
      if (item) enqueue(item);
    },

    /** The files that it waited for are up. @param {string} nonce @param {import('../types.js').File[]} files */
    fillSend(nonce, files) {
      store.dispatch('send_filled', { nonce, files });
      const item = pending(nonce);
      if (item) enqueue(item);
    },

    /** What it waited for will not come. @param {string} nonce @param {import('../types.js').ErrorBody} error */
    failSend: fail,

    /** @param {string} nonce */
    discardSend: (nonce) => store.dispatch('send_discarded', { nonce }),

    /** Connected again: what waits leaves, in the order in which it was written. */
    flush() {
      for (const item of signals.outbox.peek().items) if (item.state === 'pending') enqueue(item);
    },
  };
}

/** As the server shows it above the answer. @param {import('../types.js').Message} message @returns {import('../types.js').Answered} */
function answeredOf({ id, author, content, type, files, sticker, poll, forwarded }) {
  const hasMore = Boolean(files.length > 0 || sticker || poll || forwarded);
  return { id, deleted: false, author, content: content.slice(0, 200), type, has_more: hasMore, ...(files.length > 0 && { files }), ...(sticker && { sticker }), ...(poll && { poll }), ...(forwarded && { forwarded: true }) };
}

/** As docs/events.md wants it. @param {SendExtra} [extra] */
function wireForm({ answered: _, uploads: __, emojis: ___, files, sticker, ...rest } = {}) {
  return { ...rest, ...(files && { files: files.map(({ id }) => id) }), ...(sticker && { sticker_id: sticker.id }) };
}
