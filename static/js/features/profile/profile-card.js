import { Avatar } from '../../components/avatar.js';
import { Popover } from '../../components/popover.js';
import { html } from '../../lib/html.js';
import { useApp } from '../../state/context.js';
import { PersonName } from '../members/person-name.js';

/** @param {{anchor: HTMLElement, guildId: number | null, user: import('../../state/types.js').User, onClose: () => void}} props */
export function ProfileCard({ anchor, guildId, user, onClose }) {
  const person = useApp().views.person(guildId, user);
  return html`<${Popover} anchor=${anchor} side="right" class="profile" role="dialog" aria-label=${person.name} onClose=${onClose}>
    <${Avatar} user=${person.user} name=${person.name} size=${40} status=${person.status} />
    <${PersonName} person=${person} class="profile-name" />
    <span class="profile-username">${person.user.username}</span>
  <//>`;
}
