import { useState } from 'preact/hooks';
import { HallDrawing } from '../../../components/drawings.js';
import { SearchDrawing } from '../../../components/scenes.js';
import { Empty } from '../../../components/empty.js';
import { Select } from '../../../components/select.js';
import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { ListFrame } from '../list-frame.js';
import { Page } from '../page.js';
import { useList } from '../use-list.js';
import { ActorFilter } from './actor-filter.js';
import { ACTIONS } from './audit-words.js';
import { AuditItem } from './audit-item.js';

/** @typedef {import('../../../state/types.js').User} User */

/** Who did what, the newest first. @param {{guildId: number}} props */
export function AuditPage({ guildId }) {
  const [action, setAction] = useState('');
  const [actor, setActor] = useState(/** @type {User | null} */ (null));
  const list = useList('audit', guildId, { action, actor_id: actor ? String(actor.id) : '' });
  const options = [{ value: '', label: t('audit.all_actions') }, ...Object.entries(ACTIONS).map(([value, key]) => ({ value, label: t(key) })).sort((a, b) => a.label.localeCompare(b.label))];
  const filtered = action !== '' || actor !== null;
  const empty = html`<${Empty} drawing=${filtered ? html`<${SearchDrawing} />` : html`<${HallDrawing} />`} title=${filtered ? t('audit.none_found') : t('audit.none')} text=${filtered ? '' : t('audit.none_lead')} />`;
  return html`<${Page} lead=${t('audit.lead')}>
    <div class="audit-filters">
      <${ActorFilter} guildId=${guildId} actor=${actor} onChange=${setActor} />
      <${Select} label=${t('audit.filter_action')} value=${action} options=${options} onChange=${setAction} />
    </div>
    <${ListFrame} list=${list} label=${t('audit.title')} empty=${empty}>
      <ul class="audit-list" aria-label=${t('audit.title')}>
        ${list.items.map((entry) => html`<${AuditItem} key=${entry.id} entry=${entry} guildId=${guildId} />`)}
      </ul>
    <//>
  <//>`;
}
