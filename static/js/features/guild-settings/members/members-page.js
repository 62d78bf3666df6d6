import { useState } from 'preact/hooks';
import { SearchDrawing } from '../../../components/scenes.js';
import { Empty } from '../../../components/empty.js';
import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { useApp } from '../../../state/context.js';
import { useStanding } from '../../moderation/use-standing.js';
import { ListFrame } from '../list-frame.js';
import { Page } from '../page.js';
import { SearchField } from '../search-field.js';
import { useLater } from '../use-later.js';
import { useList } from '../use-list.js';
import { ChosenBar } from './chosen-bar.js';
import { MemberTable } from './member-table.js';

/** @param {{guildId: number}} props */
export function MembersPage({ guildId }) {
  const { store } = useApp();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(/** @type {ReadonlySet<number>} */ (new Set()));
  const list = useList('members', guildId, { q: useLater(text.trim()) });
  const standing = useStanding(guildId);
  const count = store.guilds.value.byId[guildId]?.member_count ?? 0;
  const some = list.items.filter(({ user }) => chosen.has(user.id));
  return html`<${Page} lead=${t('members.lead', { count })}>
    <${SearchField} label=${t('members.search')} value=${text} onInput=${setText} />
    <${ListFrame} list=${list} label=${t('members.loading')} empty=${html`<${Empty} drawing=${html`<${SearchDrawing} />`} title=${t('members.none_found')} />`}>
      <${MemberTable} guildId=${guildId} members=${list.items} standing=${standing} chosen=${chosen} onChoose=${setChosen} total=${text ? list.items.length : count} onEnd=${list.more} />
    <//>
    ${some.length > 0 && html`<${ChosenBar} guildId=${guildId} members=${some} standing=${standing} onDone=${() => setChosen(new Set())} />`}
  <//>`;
}
