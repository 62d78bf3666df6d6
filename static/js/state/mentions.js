/**
 * Where I was mentioned, newest first, as far as the inbox was opened.
 * @typedef {import('./types.js').Message} Message
 * @typedef {import('./paged.js').Paged<Message>} List
 */
import { renewed } from './parts.js';
import * as paged from './paged.js';

/** @type {List} */
export const initial = paged.EMPTY;

export const mentionsAsked = paged.asked;
export const mentionsLoaded = paged.loaded;
export const mentionsFailed = paged.failed;

/** The event says who may be meant, not what was said. @param {List} list */
export const mentionCreated = paged.doubt;

/** @param {List} list @param {{message_id: number}} payload */
export const mentionDismissed = (list, { message_id }) => without(list, [message_id]);

/** @param {List} list @param {{message_ids: number[]}} payload */
export const mentionsDeleted = (list, { message_ids }) => without(list, message_ids);

/** @param {List} list @param {Message} message */
export const messageEdited = (list, message) => paged.each(list, (item) => (item.id === message.id ? renewed(item, message) : item));

/** @param {List} list @param {number[]} ids */
const without = (list, ids) => paged.each(list, (item) => (ids.includes(item.id) ? null : item));
