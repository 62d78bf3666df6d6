import { html } from '../lib/html.js';

const HUES = 12;
const STRIDE = 5; // without a common divisor with HUES: twelve in a row have twelve tones, and the next is far
const SEQUENCE = 64; // ids of one millisecond count up to here

/** The same person or guild keeps the same tone everywhere; those who came in one moment differ. @param {number} id */
export function hueClass(id) {
  return `hue-${1 + (mix(Math.floor(id / SEQUENCE)) + STRIDE * (id % SEQUENCE)) % HUES}`;
}

/** Every bit of a number of up to 53 moves every bit of the answer. @param {number} number */
function mix(number) {
  let bits = Math.imul(Math.floor(number / 2 ** 32), 0x9e3779b1) ^ number;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
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
 * @param {{user: {id: number, avatar: string | null}, name: string, size?: 20 | 24 | 32 | 40 | 80, status?: string | null, statusLabel?: string}} props
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
