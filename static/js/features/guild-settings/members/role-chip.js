import { Icon } from '../../../components/icon.js';
import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';

/** @param {{role: {name: string, color: number}, onRemove?: () => void}} props */
export function RoleChip({ role, onRemove }) {
  return html`<span class="role-chip">
    <${RoleDot} color=${role.color} /><span class="truncate">${role.name}</span>
    ${onRemove && html`<button type="button" class="role-chip-remove" aria-label=${t('members.remove_role', { name: role.name })} data-tip=${t('members.remove_role', { name: role.name })} onClick=${onRemove}><${Icon} name="x" size=${16} /></button>`}
  </span>`;
}

/** The colour itself is the person's choice, not one of the theme. @param {{color: number}} props */
export const RoleDot = ({ color }) => html`<span class="role-swatch" style=${color ? { background: `#${color.toString(16).padStart(6, '0')}` } : undefined} aria-hidden="true" />`;
