import { Dialog } from '../../components/dialog.js';
import { HallDrawing } from '../../components/drawings.js';
import { Empty } from '../../components/empty.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { ScheduledItem } from './scheduled-item.js';

/** All that waits for its time, of one channel or (null) of every one. @param {{channelId?: number | null, onClose: () => void}} props */
export function ScheduledDialog({ channelId = null, onClose }) {
  const { store, views } = useApp();
  const items = channelId === null ? store.scheduled.value.items : views.scheduledIn(channelId).value;
  return html`<${Dialog} wide title=${t('scheduled.list')} onClose=${onClose}>
    ${items.length === 0
      ? html`<${Empty} drawing=${html`<${HallDrawing} />`} title=${t('scheduled.none')} />`
      : html`<ul class="scheduled-list">${items.map((one) => html`<${ScheduledItem} key=${one.id} item=${one} withPlace=${channelId === null} />`)}</ul>`}
  <//>`;
}
