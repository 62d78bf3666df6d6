import { html } from '../lib/html.js';

const HUES = 7;

/** The same person or guild keeps the same tone everywhere. @param {number} id */
export function hueClass(id) {
  return `hue-${1 + (Math.floor(id / 4096) + (id % 4096)) % HUES}`;
}

/** At most two letters that stand for a name. @param {string} name */
export function initials(name) {
  const words = name.split(/[\s_.-]+/).filter((word) => /^[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(word));
  const [first = '?', second = ''] = words;
  return (firstLetter(first) + firstLetter(second)).toLocaleUpperCase();
}

/** @param {string} word */
function firstLetter(word) {
  return [...word][0] ?? '';
}

/**
 * @param {{user: {id: number, avatar: string | null}, name: string, size?: 32 | 40, status?: string | null, statusLabel?: string}} props
 */
export function Avatar({ user, name, size = 40, status, statusLabel }) {
  const face = user.avatar
    ? html`<img class="avatar-face" src=${user.avatar} alt="" loading="lazy" />`
    : html`<span class=${`avatar-face ${hueClass(user.id)}`} aria-hidden="true">${firstLetter(name).toLocaleUpperCase()}</span>`;
  return html`<span class=${`avatar avatar-${size}`}>
    ${face}
    ${status && html`<span class="status" data-status=${status} role=${statusLabel ? 'img' : undefined} aria-label=${statusLabel} aria-hidden=${statusLabel ? undefined : 'true'} />`}
  </span>`;
}
