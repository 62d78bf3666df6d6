/**
 * What can be named in a channel. Everything here is kept as long as what it is made of stays the same.
 * @typedef {import('../../state/types.js').Channel} Channel
 * @typedef {import('../../state/types.js').GuildEmoji} GuildEmoji
 * @typedef {import('../../state/types.js').User} User
 */
import { createLookingUp } from '../../state/actions/looking-up.js';
import { joined, peopleOf } from './people.js';
import { createBook } from './words/book.js';

const NOBODY = Object.freeze({});
/** @type {readonly User[]} */
const NONE = [];

/** @param {any} app @param {Channel} channel @returns {import('./people.js').Someone[]} */
export function peopleIn(app, channel) {
  const { guild_id: guildId, recipients } = channel;
  if (guildId === null) return peopleOf(asMembers(recipients ?? []));
  const byId = app.store.members.value.byGuild[guildId]?.byId ?? NOBODY;
  return joined(byId, app.use(createLookingUp).found(guildId));
}

/** Those whom a mention tells. @param {any} app @param {Channel} channel @returns {import('../../state/types.js').Role[]} */
export function rolesIn({ store, views }, channel) {
  if (channel.guild_id === null) return [];
  const all = store.roles.value.byGuild[channel.guild_id] ?? [];
  const any = views.can(channel.id, 'MENTION_EVERYONE');
  return all.filter((/** @type {any} */ role) => role.id !== channel.guild_id && (any || role.mentionable));
}

/** @param {any} app @param {Channel} channel @returns {Channel[]} */
export function channelsBeside({ store }, { guild_id }) {
  if (guild_id === null) return [];
  return Object.values(/** @type {Record<number, Channel>} */ (store.channels.value.byId)).filter((one) => one.guild_id === guild_id && one.type !== 'category');
}

/** Mine to use here: the guild's own first. @param {any} app @param {Channel} channel @returns {GuildEmoji[]} */
export function picturesFor({ store, views }, channel) {
  const { byGuild } = store.expressions.value;
  const own = channel.guild_id === null ? [] : (byGuild[channel.guild_id]?.emojis ?? []);
  if (!views.can(channel.id, 'USE_EXTERNAL_EMOJIS')) return own;
  const others = store.guilds.value.order.filter((/** @type {number} */ id) => id !== channel.guild_id);
  return [...own, ...others.flatMap((/** @type {number} */ id) => byGuild[id]?.emojis ?? [])];
}

/** @type {{parts: unknown[], book: import('./words/book.js').Book} | null} */
let last = null;

/**
 * @param {any} app
 * @param {Channel} channel
 * @param {readonly User[]} [named] people whom the text names already
 */
export function bookOf(app, channel, named = NONE) {
  const chosen = chosenIn(channel.id);
  const sources = [app.store.members.value, app.store.roles.value, app.store.channels.value, app.store.expressions.value, channel.guild_id && app.use(createLookingUp).found(channel.guild_id)];
  const parts = [channel.id, channel.recipients, chosen, chosen.size, named, ...sources];
  if (last?.parts.every((part, index) => part === parts[index])) return last.book;
  const people = peopleIn(app, channel);
  const also = named.filter(({ id }) => !people.some((one) => one.id === id)).map((user) => ({ user }));
  const book = createBook({ people: also.length > 0 ? [...people, ...peopleOf(also)] : people, roles: rolesIn(app, channel), channels: channelsBeside(app, channel), emojis: picturesFor(app, channel) }, chosen);
  last = { parts, book };
  return book;
}

/** @type {Map<number, Map<string, string>>} */
const choices = new Map();

/** Whom the writer took from the list in this channel, by what stands in the box. @param {number} channelId */
export function chosenIn(channelId) {
  const chosen = choices.get(channelId) ?? new Map();
  choices.set(channelId, chosen);
  return chosen;
}

/** @type {WeakMap<readonly User[], {user: User}[]>} */
const wrapped = new WeakMap();

/** @param {readonly User[]} users */
function asMembers(users) {
  const members = wrapped.get(users) ?? users.map((user) => ({ user }));
  wrapped.set(users, members);
  return members;
}
