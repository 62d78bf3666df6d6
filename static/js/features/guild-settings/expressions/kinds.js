import { formatSize } from '../../../lib/i18n.js';

/**
 * What an emoji and a sticker differ in.
 * @typedef {import('../../../state/actions/guild_expressions.js').ExpressionKind} ExpressionKind
 * @typedef {import('../../../state/types.js').GuildSticker} Sticker
 * @typedef {Sticker | import('../../../state/types.js').GuildEmoji} Expression
 * @typedef {{things: 'emojis'|'stickers', limit: 'guild_emojis'|'guild_stickers', bytes: number, shortest: number, longest: number}} Kind
 */

/** @type {Record<ExpressionKind, Kind>} */
export const KINDS = {
  emoji: { things: 'emojis', limit: 'guild_emojis', bytes: 512 * 1024, shortest: 2, longest: 32 },
  sticker: { things: 'stickers', limit: 'guild_stickers', bytes: 1024 * 1024, shortest: 2, longest: 30 },
};

/** How large a file may be, in the units that people know: 512 KB and 1 MB. @param {ExpressionKind} kind */
export const largestSize = (kind) => formatSize((KINDS[kind].bytes / 1024) * 1000);

export const ACCEPTED = ['image/png', 'image/apng', 'image/gif', 'image/webp'];

/** A name that the server takes, made of a file's. @param {ExpressionKind} kind @param {string} fileName */
export function nameOfFile(kind, fileName) {
  const stem = fileName.replace(/\.[^.]*$/, '');
  const { shortest, longest } = KINDS[kind];
  const name = kind === 'emoji' ? stem.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^_+|_+$/g, '') : stem.replace(/[_\s]+/g, ' ').trim();
  return [...(name || kind)].slice(0, longest).join('').padEnd(shortest, '_');
}

/** Why a file cannot be uploaded, before anything is sent. @param {ExpressionKind} kind @param {{size: number, type: string}} file @returns {'too_large'|'wrong_kind'|null} */
export function problemOf(kind, { size, type }) {
  if (!ACCEPTED.includes(type)) return 'wrong_kind';
  return size > KINDS[kind].bytes ? 'too_large' : null;
}

/** @param {ExpressionKind} kind @param {string} name */
export const isName = (kind, name) => (kind === 'emoji' ? /^\w{2,32}$/.test(name) : [...name.trim()].length >= 2 && [...name.trim()].length <= 30);
