/** @typedef {import('./types.js').Typing} Typing */
/** @typedef {import('./types.js').Context} Context */
import { without } from './same.js';

export const EXPIRES_AFTER = 10_000;

/** @type {Typing} */
export const initial = { byChannel: {} };

/** @param {Typing} typing @param {{channel_id: number, user_id: number, username: string}} payload @param {Context} context @returns {Typing} */
export function userTyping(typing, { channel_id, user_id, username }, { meId, now }) {
  if (user_id === meId) return typing;
  const people = typing.byChannel[channel_id] ?? {};
  const since = people[user_id]?.since ?? now;
  return { byChannel: { ...typing.byChannel, [channel_id]: { ...people, [user_id]: { username, since, until: now + EXPIRES_AFTER } } } };
}

/** @param {Typing} typing @param {{channel_id: number, author: {id: number}}} message @returns {Typing} */
export function newMessage(typing, { channel_id, author }) {
  const people = typing.byChannel[channel_id];
  return people && author.id in people ? { byChannel: { ...typing.byChannel, [channel_id]: without(people, author.id) } } : typing;
}

/** @param {Typing} typing @param {unknown} _ @param {Context} context @returns {Typing} */
export const typingExpired = (typing, _, { now }) => ({
  byChannel: Object.fromEntries(
    Object.entries(typing.byChannel).map(([id, people]) => [id, Object.fromEntries(Object.entries(people).filter(([, person]) => person.until > now))]),
  ),
});

/** When the next name goes, or null. @param {Typing} typing */
export function nextExpiry(typing) {
  const ends = Object.values(typing.byChannel).flatMap((people) => Object.values(people).map((person) => person.until));
  return ends.length > 0 ? Math.min(...ends) : null;
}
