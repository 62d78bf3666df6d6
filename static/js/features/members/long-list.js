import { useMemo, useRef } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { layOut } from './layout.js';
import { MemberRow } from './member-row.js';
import { SectionLabel } from './section-label.js';
import { useMemberFocus } from './use-member-focus.js';
import { useWindow } from './use-window.js';

/** In `rem`, as in the style. */
const LABEL_HEIGHT = 2.25;
const MEMBER_HEIGHT = 2.75;

/**
 * Sections of people, of which only those on the screen are drawn.
 * @param {{guild: import('../../state/types.js').Guild, sections: import('../../state/types.js').MemberSection[], fold: 'folded' | 'loading' | 'listed' | null, loaded: number}} props
 */
export function LongList({ guild, sections, fold, loaded }) {
  const { store, actions } = useApp();
  const scroll = useRef(/** @type {HTMLDivElement | null} */ (null));
  const rem = store.prefs.value.fontSize;
  const layout = useMemo(() => layOut(sections, { label: LABEL_HEIGHT * rem, row: MEMBER_HEIGHT * rem }), [sections, rem]);
  const { first, last } = useWindow(scroll, layout);
  /** @param {import('./layout.js').ListRow} row */
  const isStop = (row) => row.person !== null || (row.section.key === 'offline' && (fold === 'folded' || fold === 'loading'));
  const focus = useMemberFocus(layout, scroll, isStop, MEMBER_HEIGHT * rem);
  const { byUser, customs } = store.presence.value;
  const shown = Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset);
  return html`<div class="members-scroll" ref=${scroll} onKeyDown=${focus.onKeyDown} onFocusIn=${focus.onFocusIn}>
    <div class="members-space" style=${{ blockSize: `${layout.height}px` }}>
      <div class="members-rows" role="list" aria-label=${t('nav.members')} style=${{ transform: `translateY(${layout.count > 0 ? layout.topOf(first) : 0}px)` }}>
        ${shown.map((index) => {
          const { section, person, position } = layout.at(index);
          if (!person) {
            return html`<${SectionLabel} key=${section.key} section=${section} fold=${section.key === 'offline' ? fold : null} loaded=${loaded} index=${index} stop=${index === focus.index}
              onOpen=${() => actions.showOffline(guild.id)} />`;
          }
          return html`<${MemberRow} key=${person.id} person=${person} status=${byUser[person.id] ?? 'offline'} custom=${customs[person.id] ?? null} index=${index} position=${position} total=${layout.people}
            guildId=${guild.id} isOwner=${person.id === guild.owner_id} stop=${index === focus.index} />`;
        })}
      </div>
    </div>
  </div>`;
}
