/**
 * What is pinned in the channels whose pins were looked at.
 * @typedef {import('./types.js').Pins} Pins
 * @typedef {import('./types.js').Message} Message
 * @typedef {import('./paged.js').Paged<Message>} List
 */
import { renewed } from './parts.js';
import { NO_PAGE } from './no_page.js';
import * as paged from './paged.js';

/** @param {Pins} pins @param {number} channelId @returns {List} */
export const pinsOf = (pins, channelId) => pins.byChannel[channelId] ?? NO_PAGE;

/** @param {Pins} pins @param {number} channelId @param {(list: List) => List} how @returns {Pins} */
function change(pins, channelId, how) {
  const old = pinsOf(pins, channelId);
  const changed = how(old);
  return changed === old ? pins : { byChannel: { ...pins.byChannel, [channelId]: changed } };
}

/** @param {Pins} pins @param {{channelId: number}} payload */
const pinsAsked = (pins, { channelId }) => change(pins, channelId, paged.asked);

/** @param {Pins} pins @param {any} payload */
const pinsLoaded = (pins, { channelId, ...page }) => change(pins, channelId, (list) => paged.loaded(list, page));

/** @param {Pins} pins @param {any} payload */
const pinsFailed = (pins, { channelId, ...payload }) => change(pins, channelId, (list) => paged.failed(list, payload));

/** The event says which, not what it says. @param {Pins} pins @param {{channel_id: number, message_id: number}} payload */
const messagePinned = (pins, { channel_id, message_id }) =>
  change(pins, channel_id, (list) => (list.items.some(({ id }) => id === message_id) ? list : paged.doubt(list)));

/** @param {Pins} pins @param {{channel_id: number, message_id: number}} payload */
const messageUnpinned = (pins, { channel_id, message_id }) => without(pins, channel_id, [message_id]);

/** @param {Pins} pins @param {{channel_id: number, message_ids: number[]}} payload */
const messagesDeleted = (pins, { channel_id, message_ids }) => without(pins, channel_id, message_ids);

/** @param {Pins} pins @param {Message} message */
const messageEdited = (pins, message) =>
  change(pins, message.channel_id, (list) => paged.each(list, (item) => (item.id === message.id ? { ...renewed(item, message), pinned: item.pinned } : item)));

/** Events may have been missed. @param {Pins} pins @returns {Pins} */
const bootstrapped = (pins) => ({ byChannel: Object.fromEntries(Object.entries(pins.byChannel).map(([id, list]) => [id, paged.doubt(list)])) });

/** @param {Pins} pins @param {number} channelId @param {number[]} ids */
const without = (pins, channelId, ids) => change(pins, channelId, (list) => paged.each(list, (item) => (ids.includes(item.id) ? null : item)));

/** Part of the table of events.js once a channel's pins may be asked for. @type {Record<string, (pins: Pins, payload: any) => Pins>} */
export const REDUCERS = {
  bootstrapped,
  message_pinned: messagePinned,
  message_unpinned: messageUnpinned,
  message_deleted: messageUnpinned,
  messages_deleted: messagesDeleted,
  message_edited: messageEdited,
  pins_asked: pinsAsked,
  pins_loaded: pinsLoaded,
  pins_failed: pinsFailed,
};
