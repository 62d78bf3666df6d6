import { useState } from 'preact/hooks';
import { QuietDrawing } from '../../../components/scenes.js';
import { Empty } from '../../../components/empty.js';
import { Tabs } from '../../../components/tabs.js';
import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { ListFrame } from '../list-frame.js';
import { Page } from '../page.js';
import { useList } from '../use-list.js';
import { ReportItem } from './report-item.js';

/** What members and automod say about somebody, until somebody decides. @param {{guildId: number}} props */
export function ReportsPage({ guildId }) {
  const [status, setStatus] = useState('open');
  const list = useList('reports', guildId, { status });
  const label = t('reports.title');
  const tabs = [{ value: 'open', label: t('reports.open') }, { value: 'resolved', label: t('reports.resolved') }, { value: 'dismissed', label: t('reports.dismissed') }];
  const empty = html`<${Empty} drawing=${html`<${QuietDrawing} />`} title=${status === 'open' ? t('reports.none_open') : t('reports.none')} text=${status === 'open' ? t('reports.none_open_lead') : ''} />`;
  return html`<${Page} lead=${t('reports.lead')}>
    <${Tabs} label=${label} value=${status} tabs=${tabs} onChange=${setStatus}>
      <${ListFrame} list=${list} label=${label} empty=${empty}>
        <ul class="report-list" aria-label=${label} aria-live="polite">
          ${list.items.map((report) => html`<${ReportItem} key=${report.id} report=${report} guildId=${guildId} />`)}
        </ul>
      <//>
    <//>
  <//>`;
}
