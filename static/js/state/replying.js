/** @typedef {import('./types.js').Replying} Replying */
import { without } from './same.js';

/** @type {Replying} */
export const initial = {};

/** @param {Replying} replying @param {{channelId: number, messageId: number|null, ping?: boolean}} payload @returns {Replying} */
export const replyChanged = (replying, { channelId, messageId, ping = true }) => (messageId === null ? without(replying, channelId) : { ...replying, [channelId]: { messageId, ping } });

/** @param {Replying} replying @param {{channel_id: number, message_id: number}} payload @returns {Replying} */
export const messageDeleted = (replying, { channel_id, message_id }) => (replying[channel_id]?.messageId === message_id ? without(replying, channel_id) : replying);

/** @param {Replying} replying @param {{channel_id: number, message_ids: number[]}} payload @returns {Replying} */
export const messagesDeleted = (replying, { channel_id, message_ids }) => (message_ids.includes(replying[channel_id]?.messageId) ? without(replying, channel_id) : replying);
