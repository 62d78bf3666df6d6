import { recentEmoji } from '../../emoji/recent.js';
import { toned } from '../../emoji/tones.js';
import { language, t } from '../../../lib/i18n.js';
import { bookOf, channelsBeside, peopleIn, picturesFor, rolesIn } from '../known.js';
import { commandHelp } from '../command-help.js';
import { COMMANDS } from '../commands.js';
import { emojiLibrary } from './library.js';
import { bestOf, ROWS, titleOf } from './match.js';

/**
 * What the list offers.
 * @typedef {import('../../../state/types.js').Channel} Channel
 * @typedef {{key: string, label: string, detail?: string, insert: string, wire?: string, user?: import('../../../state/types.js').User, color?: number, icon?: string,
 *   channel?: Channel, emoji?: string, url?: string, used?: string, whole?: boolean}} Row  wire: what the label stands for, when others could be called so; used: the emoji that is used; whole: nothing is missing, so Enter sends it
 */

/** @param {any} app @param {Channel} channel @param {import('./trigger.js').Trigger} trigger @returns {Row[]} */
export function rowsFor(app, channel, { sign, query }) {
  switch (sign) {
    case '@': return mentions(app, channel, query);
    case '#': return channels(app, channel, query);
    case ':': return emoji(app, channel, query);
    default: return commands(channel, query);
  }
}

/** @param {any} app @param {Channel} channel @param {string} query @returns {Row[]} */
function mentions(app, channel, query) {
  const place = speakers(app, channel);
  const people = bestOf(peopleIn(app, channel), query, ({ title }) => title, ({ id }) => place.get(id) ?? place.size);
  const roles = bestOf(rolesIn(app, channel), query, ({ name }) => titleOf([name]));
  const all = bestOf(everybody(app, channel), query, ({ title }) => title);
  const room = ROWS - Math.min(roles.length + all.length, ROWS / 2);
  const book = bookOf(app, channel);
  return [
    ...people.slice(0, room).map((one) => {
      const wire = `<@${one.id}>`;
      const label = book.labelOf(wire) ?? `@${one.username}`;
      return { key: `user-${one.id}`, label: one.name, detail: one.name === one.username ? undefined : one.username, user: one.user, insert: label, wire };
    }),
    ...all,
    ...roles.map((role) => ({ key: `role-${role.id}`, label: `@${role.name}`, icon: 'users', color: role.color, detail: t('suggest.role'), insert: `@${role.name}`, wire: `<@&${role.id}>` })),
  ].slice(0, ROWS);
}

/** Who has said something here lately comes first. @param {any} app @param {Channel} channel @returns {Map<number, number>} */
function speakers({ store }, channel) {
  const messages = store.messages.peek().byChannel[channel.id]?.messages ?? [];
  const me = store.session.peek().me?.id;
  const ids = new Set(messages.map((/** @type {any} */ message) => message.author.id).reverse());
  ids.delete(me);
  return new Map([...ids].map((id, index) => [Number(id), index]));
}

/** @param {any} app @param {Channel} channel @returns {(Row & {title: string})[]} */
function everybody({ views }, channel) {
  if (!views.can(channel.id, 'MENTION_EVERYONE')) return [];
  return [
    { key: 'everyone', label: '@everyone', icon: 'users', detail: t('suggest.everyone'), insert: '@everyone', title: 'everyone' },
    { key: 'here', label: '@here', icon: 'users', detail: t('suggest.here'), insert: '@here', title: 'here' },
  ];
}

/** @param {any} app @param {Channel} channel @param {string} query @returns {Row[]} */
function channels(app, channel, query) {
  const { byId } = app.store.channels.value;
  return bestOf(channelsBeside(app, channel), query, ({ name }) => titleOf([name]), ({ position }) => position)
    .map((one) => ({ key: `channel-${one.id}`, label: one.name, channel: one, detail: byId[one.parent_id ?? 0]?.name, insert: `#${one.name}`, wire: `<#${one.id}>` }));
}

/** @param {any} app @param {Channel} channel @param {string} query @returns {Row[]} */
function emoji(app, channel, query) {
  const book = bookOf(app, channel);
  const pictures = bestOf(picturesFor(app, channel), query, ({ name }) => titleOf([name.replaceAll('_', ' '), name])).map((one) => {
    const wire = `<${one.animated ? 'a' : ''}:${one.name}:${one.id}>`;
    return { key: `picture-${one.id}`, label: `:${one.name}:`, url: one.url, detail: one.guild_id === channel.guild_id ? undefined : app.store.guilds.value.byId[one.guild_id]?.name, insert: book.labelOf(wire) ?? wire, used: wire };
  });
  const recent = recentEmoji.peek();
  const library = emojiLibrary.value;
  const found = library?.searchEmoji(query, 40) ?? [];
  const known = found.toSorted((a, b) => Number(recent.includes(b.emoji)) - Number(recent.includes(a.emoji)));
  const rows = known.map((one) => {
    const code = codeFor(one.shortcodes, query);
    const name = library?.emojiName(one.emoji);
    const words = name && language.value !== 'en' ? { label: name, detail: `:${code}:` } : { label: `:${code}:`, detail: name === code.replaceAll('_', ' ') ? undefined : name };
    return { key: one.emoji, ...words, emoji: toned(one), insert: toned(one), used: one.emoji };
  });
  return [...pictures.slice(0, ROWS / 2), ...rows].slice(0, ROWS);
}

/** @param {Channel} channel @param {string} query @returns {Row[]} */
function commands(channel, query) {
  const known = COMMANDS.filter(({ inGuild }) => !inGuild || channel.guild_id !== null);
  const help = commandHelp();
  return bestOf(known, query, ({ name }) => name).filter(({ name }) => name.startsWith(query.toLowerCase()))
    .map(({ name, needsText }) => ({ key: name, whole: !needsText && name === query.toLowerCase(), label: `/${name}`, icon: 'terminal', detail: help[name].does, insert: `/${name}` }));
}

/** Of several shortcodes the one that was begun. @param {string[]} codes @param {string} query */
const codeFor = (codes, query) => codes.find((code) => code.startsWith(query.toLowerCase())) ?? codes[0];
