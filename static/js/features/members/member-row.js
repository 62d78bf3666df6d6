import { Avatar } from '../../components/avatar.js';
import { openMenu } from '../../components/context-menu.js';
import { Icon } from '../../components/icon.js';
import { memo } from '../../components/memo.js';
import { formatWhen } from '../../lib/dates.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { openProfile } from '../profile/open-profile.js';
import { PersonName } from './person-name.js';
import { customWords, statusWord } from './status-words.js';

/**
 * @typedef {object} Props
 * @property {import('../../state/types.js').Person} person
 * @property {import('../../state/types.js').Status} status
 * @property {import('../../state/types.js').CustomStatus|null} custom
 * @property {number} index
 * @property {number} position
 * @property {number} total
 * @property {number} guildId
 * @property {boolean} isOwner
 * @property {boolean} stop
 */

/** Drawn again only when something about it changed. */
export const MemberRow = memo(/** @param {Props} props */ ({ person, status, custom, index, position, total, guildId, isOwner, stop }) => {
  const app = useApp();
  const words = customWords(custom);
  const who = { guildId, user: person.user };
  const word = statusWord(status);
  // What is read begins with what is seen (WCAG 2.5.3).
  const label = [person.name, words, word, isOut(person) && t('members.is_timed_out'), isOwner && t('members.owner')].filter(Boolean).join(', ');
  return html`<div role="listitem" aria-label=${`${person.name}, ${word}`} aria-posinset=${position} aria-setsize=${total}>
    <button type="button" class="member" data-index=${index} data-status=${status} tabindex=${stop ? 0 : -1} data-stop=${stop ? '' : undefined} aria-haspopup="dialog" aria-label=${label}
      onClick=${(/** @type {any} */ event) => openProfile(event.currentTarget, who)}
      onContextMenu=${(/** @type {MouseEvent} */ event) => openMenu(event, person.name, async () => (await import('./user-menu.js')).userEntries(app, who))}>
      <${Avatar} user=${person.user} name=${person.name} size=${32} status=${status} />
      <span class="member-words">
        <${PersonName} class="member-name truncate" person=${person} />
        ${words && html`<span class="member-custom truncate">${words}</span>`}
      </span>
      <${Marks} person=${person} isOwner=${isOwner} />
    </button>
  </div>`;
});

/** @param {import('../../state/types.js').Person} person */
const isOut = ({ timed_out_until }) => !!timed_out_until && Date.parse(timed_out_until) > Date.now();

/** @param {{person: import('../../state/types.js').Person, isOwner: boolean}} props */
function Marks({ person, isOwner }) {
  return html`
    ${isOut(person) && html`<span class="member-mark member-out" data-tip=${t('members.timed_out_until', { time: formatWhen(person.timed_out_until ?? '') })}><${Icon} name="clock" size=${16} /></span>`}
    ${isOwner && html`<span class="member-mark" data-tip=${t('members.owner')}><${Icon} name="crown" size=${16} /></span>`}`;
}
