import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { Skeleton } from '../../components/skeleton.js';
import { DateRow, NewRow } from './dividers.js';
import { Intro } from './intro.js';
import { MessageRow } from './message-row.js';
import { useMessageFocus } from './use-message-focus.js';
import { useMessageScroll } from './use-message-scroll.js';

/**
 * @param {{channel: import('../../state/types.js').Channel, view: import('../../state/types.js').ChannelView}} props
 */
export function MessageList({ channel, view }) {
  const { scroll, list, onScroll } = useMessageScroll(channel.id, view);
  const focus = useMessageFocus(channel, view.rows, list, scroll);
  const items = list.getVirtualItems();
  return html`<div class="messages-scroll" ref=${scroll} data-region tabindex="-1" onScroll=${onScroll} ...${focus.handlers}>
    ${!view.more.before && html`<${Intro} channel=${channel} />`}
    <div class="messages-space" style=${{ blockSize: `${list.getTotalSize()}px` }}>
      ${view.more.before && html`<div class="messages-older"><${Skeleton} rows=${3} label=${t('messages.loading_older')} /></div>`}
      <div class="messages-rows" role="list" style=${{ transform: `translateY(${items[0]?.start ?? 0}px)` }}>
        ${items.map(({ index, key }) => html`<${Slot} key=${key} row=${view.rows[index]} index=${index} measure=${list.measureElement} />`)}
      </div>
    </div>
  </div>`;
}

/** @param {{row: import('../../state/types.js').Row, index: number, measure: (element: any) => void}} props */
function Slot({ row, index, measure }) {
  if (!row) return null;
  return html`<div class="message-slot" role="listitem" data-index=${index} data-start=${row.type === 'message' && row.groupStart ? '' : undefined} ref=${measure}>
    ${row.type === 'date' && html`<${DateRow} timestamp=${row.timestamp} />`}
    ${row.type === 'new' && html`<${NewRow} />`}
    ${row.type === 'message' && html`<${MessageRow} row=${row} />`}
  </div>`;
}
