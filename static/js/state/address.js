/** @typedef {import('./types.js').Route} Route */

const PATTERN = /^\/channels\/(\d+)(?:\/(\d+)(?:\/(\d+))?)?\/?$/;

/** @param {string} path @returns {Route} */
export function parsePath(path) {
  const [, guildId, channelId, messageId] = (PATTERN.exec(path) ?? []).map((part) => Number(part) || null);
  return { guildId: guildId ?? null, channelId: channelId ?? null, messageId: messageId ?? null };
}

/** @param {number|null} guildId @param {number|null} [channelId] @param {number|null} [messageId] */
export function href(guildId, channelId, messageId) {
  const parts = [guildId, channelId, messageId].filter((part) => part !== null && part !== undefined);
  return parts.length > 0 ? `/channels/${parts.join('/')}` : '/';
}
