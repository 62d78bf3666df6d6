/**
 * The emojis and stickers of my guilds.
 * @typedef {import('./types.js').Expressions} Expressions
 * @typedef {import('./types.js').FullGuild} FullGuild
 * @typedef {'emojis'|'stickers'} Kind
 */
import { keep, without } from './same.js';

/** @type {Expressions} */
export const initial = { byGuild: {} };
const NONE = { emojis: [], stickers: [] };

/** @param {FullGuild} guild */
const of = ({ emojis = [], stickers = [] }) => ({ emojis, stickers });

/** @param {Expressions} all @param {{guilds: FullGuild[]}} payload @returns {Expressions} */
export const bootstrapped = (all, { guilds }) => ({ byGuild: Object.fromEntries(guilds.map((guild) => [guild.id, keep(all.byGuild[guild.id], of(guild))])) });

/** @param {Expressions} all @param {FullGuild} guild @returns {Expressions} */
export const guildCreated = (all, guild) => ({ byGuild: { ...all.byGuild, [guild.id]: of(guild) } });

/** @param {Expressions} all @param {{id: number}} guild @returns {Expressions} */
export const guildDeleted = (all, { id }) => ({ byGuild: without(all.byGuild, id) });

/** @param {Kind} kind @returns {(all: Expressions, one: {id: number, guild_id: number}) => Expressions} */
const saved = (kind) => (all, one) => change(all, one.guild_id, kind, (list) => (list.some(({ id }) => id === one.id) ? list.map((old) => (old.id === one.id ? one : old)) : [...list, one]));

/** @param {Kind} kind @returns {(all: Expressions, one: {id: number, guild_id: number}) => Expressions} */
const deleted = (kind) => (all, one) => change(all, one.guild_id, kind, (list) => list.filter(({ id }) => id !== one.id));

export const emojiSaved = saved('emojis');
export const emojiDeleted = deleted('emojis');
export const stickerSaved = saved('stickers');
export const stickerDeleted = deleted('stickers');

/** @param {Expressions} all @param {number} guildId @param {Kind} kind @param {(list: any[]) => any[]} how @returns {Expressions} */
function change(all, guildId, kind, how) {
  const old = all.byGuild[guildId] ?? NONE;
  return { byGuild: { ...all.byGuild, [guildId]: { ...old, [kind]: how(old[kind]) } } };
}
