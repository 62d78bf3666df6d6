import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useMemo } from 'preact/hooks';
import { Skeleton } from '../../components/skeleton.js';
import { DateRow, NewRow } from './dividers.js';
import { Intro } from './intro.js';
import { MessageRow } from './message-row.js';
import { useMessageFocus } from './use-message-focus.js';
import { useMessageScroll } from './use-message-scroll.js';

/** @typedef {import('../../state/types.js').Row | {type: 'intro', key: 'intro'}} ListRow  the first row of a channel says where it begins */

/** @type {ListRow} */
const INTRO = { type: 'intro', key: 'intro' };

/**
 * @param {{channel: import('../../state/types.js').Channel, view: import('../../state/types.js').ChannelView}} props
 */
export function MessageList({ channel, view }) {
  const { more } = view;
  const rows = useMemo(() => (more.before ? view.rows : [INTRO, ...view.rows]), [view.rows, more.before]);
  const { scroll, list, onScroll } = useMessageScroll(channel.id, view, rows);
  const handlers = useMessageFocus(rows, list, scroll);
  const items = list.getVirtualItems();
  return html`<div class="messages-scroll" ref=${scroll} data-region tabindex="-1" onScroll=${onScroll} ...${handlers}>
    ${more.before && html`<div class="messages-older"><${Skeleton} rows=${3} label=${t('messages.loading_older')} /></div>`}
    <div class="messages-rows" role="list" data-own-focus>
      <${Gap} size=${items[0]?.start ?? 0} />
      ${items.map(({ index, key }) => html`<${Slot} key=${key} row=${rows[index]} channel=${channel} index=${index} measure=${list.measureElement} />`)}
      <${Gap} size=${list.getTotalSize() - (items.at(-1)?.end ?? 0)} />
    </div>
  </div>`;
}

/**
 * Where rows would be that nobody sees. Beside them and not around them, and with no box around all: a browser holds a row where it was,
 * unless what surrounds it is what it holds, or changes its size.
 * @param {{size: number}} props
 */
const Gap = ({ size }) => html`<div class="messages-gap" role="presentation" style=${{ blockSize: `${size}px` }}></div>`;

/** @param {{row: ListRow, channel: import('../../state/types.js').Channel, index: number, measure: (element: any) => void}} props */
function Slot({ row, channel, index, measure }) {
  if (!row) return null;
  return html`<div class="message-slot" role="listitem" data-index=${index} data-start=${row.type === 'message' && row.groupStart ? '' : undefined} ref=${measure}>
    ${row.type === 'intro' && html`<${Intro} channel=${channel} />`}
    ${row.type === 'date' && html`<${DateRow} timestamp=${row.timestamp} />`}
    ${row.type === 'new' && html`<${NewRow} />`}
    ${row.type === 'message' && html`<${MessageRow} row=${row} />`}
  </div>`;
}
