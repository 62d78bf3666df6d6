/**
 * One channel's window: a contiguous piece of its history and what happens to it. Pure: every function takes a window and returns one,
 * the same object when nothing changed.
 *
 * @typedef {import('./types.js').Window} Window
 * @typedef {import('./types.js').Message} Message
 * @typedef {import('./types.js').Page} Page
 * @typedef {import('./types.js').Context} Context
 * @typedef {import('./types.js').StoreEvent} StoreEvent
 * @typedef {import('./types.js').ErrorBody} ErrorBody
 * @typedef {'replace'|'older'|'newer'} LoadKind
 * @typedef {{epoch: number, doubts: number}} Asked  how the window stood when a page was asked for
 */
import { change as changeMessages, combine, tidy } from './merge.js';
import { answeredEdited, answeredGone, renewed, withPoll, withoutReactions } from './parts.js';
import { dropWish, settleEdit, withoutWishesOf } from './wishes.js';

export const PAGE = 50;
export const CAP = 400;
const REMEMBER_GONE = 200;

/** @type {Window} */
export const EMPTY = {
  status: 'none',
  error: null,
  messages: [],
  more: { before: false, after: false },
  loadingOlder: false,
  loadingNewer: false,
  pageError: null,
  newer: 0,
  epoch: 0,
  loads: 0,
  held: [],
  stale: true,
  doubts: 0,
  gone: [],
  wishes: {},
  edits: {},
};

/**
 * What stands above a message decides how it looks. The first one of the window waits until that is known, so that nothing moves when it is.
 * @param {Window} window
 * @param {number} index
 */
export const isShown = ({ messages, more }, index) => index > 0 || !more.before || messages.length === 1;

/**
 * @param {Window} window
 * @param {LoadKind} kind
 * @returns {Window}
 */
export function startLoad(window, kind) {
  const started = { ...window, loads: window.loads + 1 };
  if (kind === 'older') return { ...started, loadingOlder: true, pageError: null };
  if (kind === 'newer') return { ...started, loadingNewer: true, pageError: null };
  return window.status === 'ready' ? started : { ...started, status: 'loading', error: null };
}

/** The events of this channel may not have reached us. @param {Window} window @returns {Window} */
export const doubt = (window) => ({ ...window, stale: true, doubts: window.doubts + 1 });

/**
 * @param {Window} window
 * @param {LoadKind} kind
 * @param {Asked} asked
 * @param {ErrorBody} error
 * @returns {Window}
 */
export function failLoad(window, kind, asked, error) {
  const ended = endLoad(window);
  if (asked.epoch !== window.epoch) return ended;
  if (kind === 'older') return { ...ended, loadingOlder: false, pageError: error };
  if (kind === 'newer') return { ...ended, loadingNewer: false, pageError: error };
  return window.status === 'ready' ? { ...ended, pageError: error } : { ...ended, status: 'failed', error };
}

/**
 * Puts an answer into the window, and on top of it all that happened since it was asked for.
 * @param {Window} window
 * @param {LoadKind} kind
 * @param {Asked} asked
 * @param {Page} page
 * @param {Context} context
 * @returns {Window}
 */
export function takePage(window, kind, asked, page, context) {
  if (asked.epoch !== window.epoch) return endLoad(window);
  const gone = new Set(window.gone);
  const fresh = page.messages.filter((message) => !gone.has(message.id)).map(tidy);
  const stale = window.stale && !(kind === 'replace' && asked.doubts === window.doubts);
  const placed = place({ ...window, stale }, kind, fresh, page.more);
  const replayed = window.held.reduce((current, event) => apply(current, event, context, true), placed);
  return endLoad(replayed);
}

/**
 * @param {Window} window
 * @param {LoadKind} kind
 * @param {Message[]} fresh
 * @param {import('./types.js').More} more
 * @returns {Window}
 */
function place(window, kind, fresh, more) {
  if (kind === 'replace') {
    const messages = combine(window.messages, fresh, false);
    return { ...window, status: 'ready', error: null, pageError: null, messages, more, newer: 0, epoch: window.epoch + 1, loadingOlder: false, loadingNewer: false };
  }
  const messages = combine(window.messages, fresh, true);
  const extra = Math.max(0, messages.length - CAP);
  if (kind === 'older') {
    return { ...window, messages: messages.slice(0, messages.length - extra), more: { before: more.before, after: window.more.after || extra > 0 }, loadingOlder: false };
  }
  return { ...window, messages: messages.slice(extra), more: { before: window.more.before || extra > 0, after: more.after }, newer: more.after ? window.newer : 0, loadingNewer: false };
}

/**
 * @param {Window} window
 * @returns {Window}
 */
function endLoad(window) {
  const loads = window.loads - 1;
  return { ...window, loads, held: loads > 0 ? window.held : [] };
}

/**
 * A live event: applied, and held while an answer is on its way that may not know of it.
 * @param {Window} window
 * @param {StoreEvent} event
 * @param {Context} context
 * @returns {Window}
 */
export function receive(window, event, context) {
  const applied = apply(window, event, context, false);
  return window.loads > 0 ? { ...applied, held: [...applied.held, event] } : applied;
}

/**
 * @param {Window} window
 * @param {StoreEvent} event
 * @param {Context} context
 * @param {boolean} again
 * @returns {Window}
 */
function apply(window, { name, payload }, context, again) {
  switch (name) {
    case 'new_message':
    case 'message_sent':
      return add(window, tidy(payload), context, again);
    case 'message_deleted':
      return remove(window, [payload.message_id]);
    case 'messages_deleted':
      return remove(window, payload.message_ids);
    case 'message_edited':
      return edit(window, tidy(payload));
    case 'message_pinned':
    case 'message_unpinned':
      return changeMessages(window, payload.message_id, (message) => ({ ...message, pinned: name === 'message_pinned' }));
    case 'reactions_cleared':
      return changeMessages(window, payload.message_id, (message) => withoutReactions(message, payload.emoji));
    case 'poll_updated':
      return changeMessages(window, payload.message_id, (message) => withPoll(message, payload.poll));
    case 'reaction_added':
    case 'reaction_removed':
      return react(window, payload, name === 'reaction_added', context);
    default:
      return window;
  }
}

/**
 * @param {Window} window
 * @param {Message} message
 * @param {Context} context
 * @param {boolean} again
 * @returns {Window}
 */
function add(window, message, context, again) {
  if (window.status !== 'ready' || window.gone.includes(message.id)) return window;
  const isLatest = message.seq > (window.messages.at(-1)?.seq ?? 0);
  const known = isLatest ? undefined : window.messages.find((one) => one.id === message.id);
  if (known) return known.nonce || !message.nonce ? window : changeMessages(window, message.id, (one) => ({ ...one, nonce: message.nonce }));
  if (window.more.after) return again ? window : { ...window, newer: window.newer + 1 };
  if (window.more.before && window.messages.length > 0 && message.seq < window.messages[0].seq) return window;
  return trimLive({ ...window, messages: combine(window.messages, [message], true) }, message.channel_id, context);
}

/**
 * At the bottom the oldest go; a reader further up keeps theirs, and the window lets go of the present instead.
 * @param {Window} window
 * @param {number} channelId
 * @param {Context} context
 * @returns {Window}
 */
function trimLive(window, channelId, { viewing }) {
  if (window.messages.length <= CAP) return window;
  if (viewing.channelId !== channelId || viewing.atBottom) return { ...window, messages: window.messages.slice(PAGE), more: { ...window.more, before: true } };
  return { ...window, messages: window.messages.slice(0, CAP), more: { ...window.more, after: true }, newer: window.newer + window.messages.length - CAP };
}

/**
 * @param {Window} window
 * @param {number[]} ids
 * @returns {Window}
 */
export function remove(window, ids) {
  const fresh = new Set(ids.filter((id) => !window.gone.includes(id)));
  if (fresh.size === 0) return window;
  const messages = window.messages.filter((message) => !fresh.has(message.id));
  const gone = [...window.gone, ...fresh].slice(-REMEMBER_GONE);
  const left = { ...window, gone, messages: messages.length === window.messages.length ? window.messages : messages };
  return [...fresh].reduce(withoutWishesOf, answeredGone(left, fresh));
}

/**
 * An edit as everyone gets it: it does not say which reactions are mine.
 * @param {Window} window
 * @param {Message} message
 * @returns {Window}
 */
function edit(window, message) {
  const edited = changeMessages(window, message.id, (old) => (old.edited_at && message.edited_at && message.edited_at < old.edited_at ? old : renewed(old, message)));
  return answeredEdited(edited, message);
}

/**
 * @param {Window} window
 * @param {{message_id: number, emoji: string, user_id: number, count: number, url?: string|null}} payload
 * @param {boolean} added
 * @param {Context} context
 * @returns {Window}
 */
function react(window, { message_id, emoji, user_id, count, url }, added, { meId }) {
  const mine = user_id === meId;
  const changed = changeMessages(window, message_id, (message) => {
    const old = message.reactions.find((reaction) => reaction.emoji === emoji);
    const fresh = { ...(url && { url }), ...old, emoji, count, me: mine ? added : (old?.me ?? false) };
    const others = message.reactions.filter((reaction) => reaction !== old);
    if (count <= 0) return { ...message, reactions: others };
    return { ...message, reactions: old ? message.reactions.map((reaction) => (reaction === old ? fresh : reaction)) : [...others, fresh] };
  });
  return mine ? dropWish(changed, message_id, emoji, added) : changed;
}

/**
 * My own edit, answered.
 * @param {Window} window
 * @param {number} id
 * @param {string} content
 * @param {Message|null} message
 * @returns {Window}
 */
export function takeEditAnswer(window, id, content, message) {
  const settled = settleEdit(window, id, content);
  return message ? edit(settled, tidy(message)) : settled;
}
