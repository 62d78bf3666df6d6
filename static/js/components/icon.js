import { html } from '../lib/html.js';

const SPRITE = new URL('../../img/icons.svg', import.meta.url).href;

/** A drawing of the sprite; it never speaks: the words stand on the control around it. @param {{name: string, size?: 16 | 20 | 24}} props */
export function Icon({ name, size = 20 }) {
  return html`<svg class=${size === 20 ? 'icon' : `icon icon-${size}`} aria-hidden="true"><use href=${`${SPRITE}#${name}`} /></svg>`;
}
