import { useEffect, useRef } from 'preact/hooks';
import { IconButton } from '../../components/icon-button.js';
import { Skeleton } from '../../components/skeleton.js';
import { useVirtualizer } from '../../components/virtualizer.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { drawerMode, drawerOpen } from '../shell/ui.js';
import { MemberRow, SectionLabel } from './member-row.js';
import { useMemberFocus } from './use-member-focus.js';

const LABEL_HEIGHT = 36;
const MEMBER_HEIGHT = 44;
const NEAR_END = 20;

export function Members() {
  const guild = useApp().views.guild.value;
  const close = () => { drawerOpen.value = false; };
  return html`
    ${drawerMode.value && html`<div class="app-veil" onClick=${close} />`}
    <aside class="app-members members" aria-label=${t('nav.members')} data-region>
      <header class="pane-header members-head">
        <h2>${t('nav.members')}</h2>
        ${drawerMode.value && html`<${IconButton} icon="x" label=${t('nav.hide_members')} onClick=${close} />`}
      </header>
      ${guild && html`<${MemberList} guild=${guild} key=${guild.id} />`}
    </aside>`;
}

/** @param {{guild: import('../../state/types.js').Guild}} props */
function MemberList({ guild }) {
  const { views, actions } = useApp();
  const { sections, loading, done } = views.memberSections(guild.id).value;
  const scroll = useRef(/** @type {HTMLDivElement | null} */ (null));
  const rows = flatten(sections);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (rows[index].person ? MEMBER_HEIGHT : LABEL_HEIGHT),
    getItemKey: (index) => rows[index].key,
    overscan: 8,
  });
  const items = list.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (!done && !loading && last > rows.length - NEAR_END) actions.loadMembers(guild.id);
  }, [last, rows.length, done, loading]);
  const focus = useMemberFocus(rows, list, scroll);
  if (rows.length === 0) return html`<${Skeleton} rows=${5} narrow label=${t('members.loading')} />`;
  return html`<div class="members-scroll" ref=${scroll} onKeyDown=${focus.onKeyDown} onFocusIn=${focus.onFocusIn}>
    <div class="members-space" style=${{ blockSize: `${list.getTotalSize()}px` }}>
      <div class="members-rows" role="list" style=${{ transform: `translateY(${items[0]?.start ?? 0}px)` }}>
        ${items.map(({ index }) => (rows[index].person
          ? html`<${MemberRow} key=${rows[index].key} person=${rows[index].person} index=${index} guild=${guild} stop=${index === focus.index} />`
          : html`<${SectionLabel} key=${rows[index].key} section=${rows[index].section} />`))}
      </div>
    </div>
  </div>`;
}

/**
 * @typedef {{key: string, section: import('../../state/types.js').MemberSection, person?: import('../../state/types.js').Person}} MemberListRow
 * @param {import('../../state/types.js').MemberSection[]} sections
 * @returns {MemberListRow[]}
 */
function flatten(sections) {
  return sections.filter((section) => section.members.length > 0).flatMap((section) => [
    { key: section.key, section },
    ...section.members.map((person) => ({ key: String(person.id), section, person })),
  ]);
}
