import { shortcutOf } from '../../lib/shortcuts.js';

/**
 * The keys of the message box beyond writing: edit the last message, answer one, leave the answer.
 * @param {KeyboardEvent} event
 * @param {any} app
 * @param {import('../../state/types.js').Channel} channel
 * @param {string} text
 */
export function composerKey(event, { views, actions }, channel, text) {
  const replying = views.replyTo(channel.id).peek();
  const act = shortcutOf(event, 'composer');
  if (event.key === 'Escape' && !event.shiftKey && replying) actions.stopReply(channel.id);
  else if (act === 'reply_last') answer(views, actions, channel.id, -1);
  else if (replying && event.key === 'ArrowDown' && event.ctrlKey) answer(views, actions, channel.id, 1);
  else if (act === 'edit_last' && text === '') {
    const last = views.lastOwnMessage(channel.id).peek();
    if (!last) return;
    actions.startEdit(channel.id, last.id);
  } else return;
  event.preventDefault();
}

/** The message before or after the one that is answered; below the last there is none. @param {any} views @param {any} actions @param {number} channelId @param {1 | -1} step */
function answer(views, actions, channelId, step) {
  const messages = views.channel(channelId).peek().rows.filter(isAnswerable).map((/** @type {any} */ row) => row.message);
  const here = messages.findIndex((/** @type {any} */ message) => message.id === views.replyTo(channelId).peek()?.messageId);
  const next = messages[(here < 0 ? messages.length : here) + step];
  if (next) actions.startReply(channelId, next.id);
  else if (step > 0) actions.stopReply(channelId);
}

/** @param {import('../../state/types.js').Row} row */
const isAnswerable = (row) => row.type === 'message' && row.message.state === 'sent' && row.message.type === 'default';
