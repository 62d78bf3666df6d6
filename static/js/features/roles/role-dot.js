import { html } from '../../lib/html.js';

/** @param {number} color 0xRRGGBB */
export const hexOf = (color) => `#${color.toString(16).padStart(6, '0')}`;

/** A role's colour, or its icon; a role without a colour is a ring. @param {{role: {color: number, icon?: string|null}}} props */
export function RoleDot({ role }) {
  if (role.icon) return html`<img class="role-icon" src=${role.icon} alt="" width="16" height="16" />`;
  return html`<span class="role-tone" data-plain=${role.color ? undefined : ''} style=${{ backgroundColor: role.color ? hexOf(role.color) : '' }} aria-hidden="true" />`;
}
