/**
 * What I keep for myself, the one saved last first.
 * @typedef {import('./types.js').Saved} Saved
 * @typedef {import('./types.js').Message} Message
 * @typedef {import('./paged.js').Paged<Saved>} List
 */
import { renewed } from './parts.js';
import * as paged from './paged.js';

/** New, or with another note. @param {List} list @param {Saved} saved @returns {List} */
function savedSet(list, saved) {
  if (list.status === 'none') return list;
  const known = list.items.some((item) => item.message_id === saved.message_id);
  const items = known ? list.items : [saved, ...list.items];
  return paged.each({ ...list, items }, (item) => (item.message_id === saved.message_id ? saved : item));
}

/** @param {List} list @param {{message_id: number}} payload */
const savedDeleted = (list, { message_id }) => paged.each(list, (item) => (item.message_id === message_id ? null : item));

/** It stays, and says that the message is gone. @param {List} list @param {{message_id: number}} payload */
const messageDeleted = (list, { message_id }) => withoutMessages(list, [message_id]);

/** @param {List} list @param {{message_ids: number[]}} payload */
const messagesDeleted = (list, { message_ids }) => withoutMessages(list, message_ids);

/** @param {List} list @param {Message} message */
const messageEdited = (list, message) =>
  paged.each(list, (item) => (item.message && item.message_id === message.id ? { ...item, message: renewed(item.message, message) } : item));

/** @param {List} list @param {number[]} ids */
const withoutMessages = (list, ids) => paged.each(list, (item) => (item.message && ids.includes(item.message_id) ? { ...item, message: null } : item));

/** Part of the table of events.js once the list may be asked for. @type {Record<string, (list: List, payload: any) => List>} */
export const REDUCERS = {
  bootstrapped: paged.doubt,
  saved_created: savedSet,
  saved_updated: savedSet,
  saved_deleted: savedDeleted,
  message_edited: messageEdited,
  message_deleted: messageDeleted,
  messages_deleted: messagesDeleted,
  saved_asked: paged.asked,
  saved_loaded: paged.loaded,
  saved_failed: paged.failed,
};
