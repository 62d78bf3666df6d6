/** @typedef {import('./types.js').Route} Route */

const PATTERN = /^\/channels\/(\d+|@me)(?:\/(\d+)(?:\/(\d+))?)?\/?$/;
const HOME = '@me';

const INVITE = /^\/invite\/([^/]+)\/?$/;

/** `/channels/<guild>/<channel>/<message>`, or `@me` in place of the guild: friends and direct messages. @param {string} path @returns {Route} */
export function parsePath(path) {
  const [, place, ...rest] = PATTERN.exec(path) ?? [];
  const [channelId, messageId] = rest.map((part) => Number(part) || null);
  return { guildId: Number(place) || null, channelId: channelId ?? null, messageId: messageId ?? null, home: place === HOME };
}

/** @param {number|null} guildId null: among direct messages, when a channel is named @param {number|null} [channelId] @param {number|null} [messageId] */
export function href(guildId, channelId, messageId) {
  const parts = [guildId ?? (channelId ? HOME : null), channelId, messageId].filter((part) => part !== null && part !== undefined);
  return parts.length > 0 ? `/channels/${parts.join('/')}` : '/';
}

export const homeHref = () => `/channels/${HOME}`;

/** The code of an invite's own page, as it stands in the address. @param {string} path */
export const inviteOf = (path) => INVITE.exec(path)?.[1] ?? null;

/** @param {string} code */
export const inviteHref = (code) => `/invite/${code}`;

/**
 * What a link brings behind the #, as in `/#claim=<token>`. It is taken out of the address bar, where it would stay in the history.
 * @param {import('./env.js').Location} location
 * @param {string} name
 */
export function takeFragment(location, name) {
  const [, found] = new RegExp(`^#${name}=([\\w-]{1,128})$`).exec(location.hash()) ?? [];
  if (found) location.replace(location.path());
  return found ?? '';
}
