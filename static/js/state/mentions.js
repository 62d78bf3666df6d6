/**
 * Where I was mentioned, newest first, as far as the inbox was opened.
 * @typedef {import('./types.js').Message} Message
 * @typedef {import('./paged.js').Paged<Message>} List
 */
import { renewed } from './parts.js';
import * as paged from './paged.js';

/** The event says who may be meant, not what was said. @param {List} list */
const mentionCreated = paged.doubt;

/** @param {List} list @param {{message_id: number}} payload */
const mentionDismissed = (list, { message_id }) => without(list, [message_id]);

/** @param {List} list @param {{message_ids: number[]}} payload */
const mentionsDeleted = (list, { message_ids }) => without(list, message_ids);

/** @param {List} list @param {Message} message */
const messageEdited = (list, message) => paged.each(list, (item) => (item.id === message.id ? renewed(item, message) : item));

/** @param {List} list @param {number[]} ids */
const without = (list, ids) => paged.each(list, (item) => (ids.includes(item.id) ? null : item));

/** Part of the table of events.js once the list may be asked for. @type {Record<string, (list: List, payload: any) => List>} */
export const REDUCERS = {
  bootstrapped: paged.doubt,
  mention_created: mentionCreated,
  mention_dismissed: mentionDismissed,
  mentions_deleted: mentionsDeleted,
  message_edited: messageEdited,
  mentions_asked: paged.asked,
  mentions_loaded: paged.loaded,
  mentions_refiltered: paged.doubt,
  mentions_failed: paged.failed,
};
