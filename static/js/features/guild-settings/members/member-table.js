import { useRef } from 'preact/hooks';
import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { useWindow } from '../use-window.js';
import { MemberLine } from './member-line.js';

/** @typedef {import('../../../state/types.js').Member} Member */

const ROW = 60;

/**
 * Only the rows near the window are in the page, however many members were read.
 * @param {{guildId: number, members: Member[], standing: import('../../moderation/use-standing.js').Standing, chosen: ReadonlySet<number>, onChoose: (chosen: ReadonlySet<number>) => void, total: number}} props
 */
export function MemberTable({ guildId, members, standing, chosen, onChoose, total }) {
  const box = useRef(/** @type {HTMLDivElement | null} */ (null));
  const { from, to, before, after } = useWindow(box, members.length, ROW);
  const isMine = (/** @type {Member} */ { user, roles }) => standing.isAbove({ id: user.id, roles });
  const mayChoose = ['MANAGE_ROLES', 'KICK_MEMBERS', 'MODERATE_MEMBERS'].some((name) => standing.may(/** @type {any} */ (name)));
  /** @param {Member} member */
  const toggle = ({ user }) => onChoose(chosen.has(user.id) ? new Set([...chosen].filter((id) => id !== user.id)) : new Set([...chosen, user.id]));
  return html`<div class="member-table" role="table" aria-label=${t('nav.members')} aria-rowcount=${total + 1} data-choosing=${mayChoose ? '' : undefined}>
    <div role="rowgroup"><div class="member-line member-line-head" role="row" aria-rowindex="1">
      ${mayChoose && html`<span role="columnheader"><span class="visually-hidden">${t('members.choose')}</span></span>`}
      <span role="columnheader">${t('members.name')}</span>
      <span role="columnheader">${t('members.joined')}</span>
      <span role="columnheader">${t('members.roles')}</span>
      <span role="columnheader"><span class="visually-hidden">${t('action.more')}</span></span>
    </div></div>
    <div role="rowgroup" ref=${box} style=${{ paddingBlock: `${before}px ${after}px` }}>
      ${members.slice(from, to).map((member, index) => html`<${MemberLine} key=${member.user.id} guildId=${guildId} member=${member} standing=${standing} index=${from + index + 2}
        chosen=${chosen.has(member.user.id)} onChoose=${mayChoose ? (isMine(member) ? () => toggle(member) : null) : undefined} />`)}
    </div>
  </div>`;
}
