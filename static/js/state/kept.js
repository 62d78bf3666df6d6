/**
 * What is kept of an account for the next start, and how it comes back: shown at once, then replaced by what the server says.
 * @typedef {import('./types.js').Kept} Kept
 * @typedef {import('./types.js').Message} Message
 */
import * as windows from './window.js';

/** Kept as they are. */
export const NOUNS = /** @type {const} */ (['guilds', 'channels', 'roles', 'readStates', 'friends', 'notifications', 'announcements', 'expressions']);
export const MOST_CHANNELS = 10;

/**
 * @param {import('./store.js').Signals} signals
 * @param {readonly number[]} opened  channels, the latest last
 * @returns {Kept|null}
 */
export function keptOf(signals, opened) {
  const { me, limits, instance, phase, kept } = signals.session.peek();
  if (!me || phase !== 'ready' || kept) return null;
  return {
    me,
    limits,
    instance,
    nouns: Object.fromEntries(NOUNS.map((noun) => [noun, signals[noun].peek()])),
    windows: Object.fromEntries(opened.flatMap((id) => windowOf(signals.messages.peek().byChannel[id], id))),
  };
}

/** Only what reaches to the present: nobody comes back to the middle of last week. @param {import('./types.js').Window|undefined} window @param {number} id */
function windowOf(window, id) {
  if (window?.status !== 'ready' || window.more.after) return [];
  const messages = window.messages.slice(-windows.PAGE);
  return [[id, { messages, before: window.more.before || messages.length < window.messages.length }]];
}

/** @param {import('./types.js').Session} session @param {Kept} kept @returns {import('./types.js').Session} */
export const session = (session, { me, limits, instance }) => ({ ...session, phase: 'ready', me, limits, instance: session.instance ?? instance, error: null, kept: true });

/** A window that was opened meanwhile is newer. @param {import('./types.js').Messages} messages @param {Kept} kept @returns {import('./types.js').Messages} */
export function messages({ byChannel }, { windows: shown }) {
  const fresh = Object.entries(shown).map(([id, { messages, before }]) => [id, { ...windows.EMPTY, status: /** @type {const} */ ('ready'), messages, more: { before, after: false } }]);
  return { byChannel: { ...Object.fromEntries(fresh), ...byChannel } };
}

/** The reducers of the others. */
export const others = Object.fromEntries(NOUNS.map((noun) => [noun, (/** @type {unknown} */ _, /** @type {Kept} */ { nouns }) => nouns[noun]]));
