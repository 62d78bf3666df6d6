import { Avatar } from '../../components/avatar.js';
import { html } from '../../lib/html.js';
import { RoleDot } from '../roles/role-dot.js';

/** A role's dot or a member's picture, with the name. @param {{target: import('./targets.js').Target}} props */
export function TargetFace({ target }) {
  return html`<span class="target">
    ${target.user ? html`<${Avatar} user=${target.user} name=${target.name} size=${32} />` : html`<${RoleDot} role=${target} />`}
    <span class="truncate">${target.name}</span>
  </span>`;
}
