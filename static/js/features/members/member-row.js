import { Avatar } from '../../components/avatar.js';
import { Icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';
import { formatNumber, t } from '../../lib/i18n.js';
import { PersonName } from './person-name.js';

/** @param {{section: import('../../state/types.js').MemberSection}} props */
export function SectionLabel({ section }) {
  const name = section.role?.name ?? (section.key === 'online' ? t('members.online') : t('members.offline'));
  return html`<div class="members-label" role="listitem"><span class="truncate">${name}</span><span class="number">${formatNumber(section.members.length)}</span></div>`;
}

/** @returns {Record<import('../../state/types.js').Status, string>} */
const statusWords = () => ({ online: t('status.online'), idle: t('status.idle'), dnd: t('status.dnd'), offline: t('status.offline') });

/** @param {{person: import('../../state/types.js').Person, index: number, guild: {owner_id: number}, stop: boolean}} props */
export function MemberRow({ person, index, guild, stop }) {
  const status = statusWords()[person.status];
  return html`<div class="member" role="listitem" data-index=${index} data-status=${person.status} tabindex=${stop ? 0 : -1} aria-label=${`${person.name}, ${status}`}>
    <${Avatar} user=${person.user} name=${person.name} size=${32} status=${person.status} />
    <${PersonName} class="member-name truncate" person=${person} />
    ${person.id === guild.owner_id && html`<span class="member-owner" data-tip=${t('members.owner')}><${Icon} name="crown" size=${16} /></span>`}
  </div>`;
}
