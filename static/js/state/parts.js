/**
 * What comes with messages, and changes with other messages or by itself.
 * @typedef {import('./types.js').Window} Window
 * @typedef {import('./types.js').Message} Message
 */

const EXCERPT = 200;

/** @param {Window} window @param {(message: Message) => Message} how @returns {Window} */
function each(window, how) {
  const messages = window.messages.map(how);
  return messages.every((message, index) => message === window.messages[index]) ? window : { ...window, messages };
}

/** Answers stay when what they answer is gone. @param {Window} window @param {Set<number>} ids */
export const answeredGone = (window, ids) =>
  each(window, (message) => (message.reply_to && !message.reply_to.deleted && ids.has(message.reply_to.id) ? { ...message, reply_to: { id: message.reply_to.id, deleted: true } } : message));

/** @param {Window} window @param {Message} edited */
export const answeredEdited = (window, edited) =>
  each(window, (message) => {
    const answered = message.reply_to;
    const content = edited.content.slice(0, EXCERPT);
    if (!answered || answered.deleted || answered.id !== edited.id || answered.content === content) return message;
    return { ...message, reply_to: { ...answered, content } };
  });

/** How a poll stands, told to everybody: it does not say which votes are mine. @param {Message} message @param {import('./types.js').Poll} poll @returns {Message} */
export const withPoll = (message, poll) => ({ ...message, poll: { ...poll, me: poll.me ?? message.poll?.me } });

/** @param {Message} message @param {string|null} emoji  null: all kinds @returns {Message} */
export const withoutReactions = (message, emoji) => ({
  ...message,
  reactions: message.reactions.filter((reaction) => emoji !== null && reaction.emoji !== emoji),
});

/** The whole message anew, less what it does not say: the reader's own. @param {Message} old @param {Message} fresh @returns {Message} */
export function renewed(old, fresh) {
  const mine = new Set(old.reactions.filter((reaction) => reaction.me).map((reaction) => reaction.emoji));
  const reactions = fresh.reactions.map((reaction) => ({ ...reaction, me: mine.has(reaction.emoji) }));
  const message = { ...fresh, nonce: old.nonce ?? null, reactions };
  return fresh.poll ? withPoll({ ...message, poll: old.poll }, fresh.poll) : message;
}
