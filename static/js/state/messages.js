/**
 * @typedef {import('./types.js').Messages} Messages
 * @typedef {import('./types.js').Window} Window
 * @typedef {import('./types.js').Context} Context
 */
import { without } from './same.js';
import * as windows from './window.js';
import { settleReaction, wishEdit, wishReaction } from './wishes.js';

/** @type {Messages} */
export const initial = { byChannel: {} };

/** @param {Messages} messages @param {number} channelId */
export const windowOf = (messages, channelId) => messages.byChannel[channelId] ?? windows.EMPTY;

/**
 * @param {Messages} messages
 * @param {number} channelId
 * @param {(window: Window) => Window} how
 * @returns {Messages}
 */
function change(messages, channelId, how) {
  const old = windowOf(messages, channelId);
  const changed = how(old);
  return changed === old ? messages : { byChannel: { ...messages.byChannel, [channelId]: changed } };
}

/** A live event of a channel; one that was never opened keeps nothing. @param {string} name */
const live = (name) => (/** @type {Messages} */ messages, /** @type {any} */ payload, /** @type {Context} */ context) =>
  payload.channel_id in messages.byChannel
    ? change(messages, payload.channel_id, (window) => windows.receive(window, { name, payload }, context))
    : messages;

export const newMessage = live('new_message');
export const messageSent = live('message_sent');
export const messageEdited = live('message_edited');
export const messageDeleted = live('message_deleted');
export const messagesDeleted = live('messages_deleted');
export const messagePinned = live('message_pinned');
export const messageUnpinned = live('message_unpinned');
export const reactionsCleared = live('reactions_cleared');
export const pollUpdated = live('poll_updated');
export const reactionAdded = live('reaction_added');
export const reactionRemoved = live('reaction_removed');

/** @param {Messages} messages @param {{channelId: number, kind: windows.LoadKind}} load */
export const historyAsked = (messages, { channelId, kind }) => change(messages, channelId, (window) => windows.startLoad(window, kind));

/** @param {Messages} messages @param {{channelId: number, kind: windows.LoadKind, asked: windows.Asked, page: import('./types.js').Page}} load @param {Context} context */
export const historyLoaded = (messages, { channelId, kind, asked, page }, context) =>
  change(messages, channelId, (window) => windows.takePage(window, kind, asked, page, context));

/** @param {Messages} messages @param {{channelId: number, kind: windows.LoadKind, asked: windows.Asked, error: import('./types.js').ErrorBody}} load */
export const historyFailed = (messages, { channelId, kind, asked, error }) =>
  change(messages, channelId, (window) => windows.failLoad(window, kind, asked, error));

/** Nobody tells us any more what happens there. @param {Messages} messages @param {{channelId: number}} payload */
export const roomLeft = (messages, { channelId }) =>
  channelId in messages.byChannel ? change(messages, channelId, windows.doubt) : messages;

/** @param {Messages} messages @param {{channelId: number}} payload @returns {Messages} */
export const channelForgotten = (messages, { channelId }) =>
  channelId in messages.byChannel ? { byChannel: without(messages.byChannel, channelId) } : messages;

/** @param {Messages} messages @returns {Messages} */
export const bootstrapped = (messages) => ({
  byChannel: Object.fromEntries(Object.entries(messages.byChannel).map(([id, window]) => [id, windows.doubt(window)])),
});

/** @param {Messages} messages @param {{channelId: number, messageId: number, emoji: string, wanted: boolean}} wish */
export const reactionWished = (messages, { channelId, messageId, emoji, wanted }) =>
  change(messages, channelId, (window) => wishReaction(window, messageId, emoji, wanted));

/** @param {Messages} messages @param {{channelId: number, messageId: number, emoji: string, wanted: boolean, accepted: boolean}} wish */
export const reactionSettled = (messages, { channelId, messageId, emoji, wanted, accepted }) =>
  change(messages, channelId, (window) => settleReaction(window, messageId, emoji, wanted, accepted));

/** @param {Messages} messages @param {{channelId: number, messageId: number, content: string}} wish */
export const editWished = (messages, { channelId, messageId, content }) => change(messages, channelId, (window) => wishEdit(window, messageId, content));

/** @param {Messages} messages @param {{channelId: number, messageId: number, content: string, message: import('./types.js').Message|null}} answer */
export const editSettled = (messages, { channelId, messageId, content, message }) =>
  change(messages, channelId, (window) => windows.takeEditAnswer(window, messageId, content, message));
