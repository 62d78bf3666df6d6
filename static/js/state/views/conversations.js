/** @typedef {import('../types.js').Channel} Channel */

/** Of a group without a name. */
const NAMED = 3;

/** @param {import('../types.js').User} user */
const nameOf = (user) => user.display_name || user.username;

/** Everybody in it but me. @param {Channel} channel @param {number} meId */
export const othersIn = (channel, meId) => (channel.recipients ?? []).filter(({ id }) => id !== meId);

/** A channel's own name; of direct messages who else is in them. @param {Channel} channel @param {number} meId */
export function conversationName(channel, meId) {
  if (channel.name || channel.guild_id !== null) return channel.name;
  const others = othersIn(channel, meId);
  const people = (others.length > 0 ? others : (channel.recipients ?? [])).map(nameOf);
  const more = people.length - NAMED;
  return more > 0 ? `${people.slice(0, NAMED).join(', ')} +${more}` : people.join(', ');
}
