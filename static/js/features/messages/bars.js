import { Icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';
import { formatWhen } from '../../lib/dates.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { atBottom, readUpTo } from './list-place.js';

/** @param {{channel: {id: number}, unread: import('../../state/types.js').UnreadBar | null}} props */
export function UnreadBar({ channel, unread }) {
  const { actions } = useApp();
  const last = readUpTo.value;
  if (!unread) return null;
  const time = formatWhen(unread.since);
  const words = unread.more ? t('messages.new_since_more', { count: unread.count, time }) : t('messages.new_since', { count: unread.count, time });
  return html`<div class="unread-bar">
    ${last ? html`<button type="button" class="bar-action bar-words" onClick=${() => actions.jumpTo(channel.id, last)}>${words}</button>` : html`<span class="bar-words">${words}</span>`}
    <button type="button" class="bar-action" onClick=${() => actions.markRead(channel.id)}><${Icon} name="check-check" size=${16} />${t('channel.mark_read')}</button>
  </div>`;
}

/** @param {{channel: {id: number}, view: import('../../state/types.js').ChannelView}} props */
export function PresentBar({ channel, view }) {
  const { actions } = useApp();
  if (atBottom.value || view.rows.length === 0) return null;
  const jump = async () => {
    if (view.more.after) await actions.jumpToPresent(channel.id);
    document.dispatchEvent(new CustomEvent('guildhall:present'));
  };
  return html`<div class="present-bar">
    <span>${view.newer > 0 ? t('messages.newer', { count: view.newer }) : t('messages.older')}</span>
    <button type="button" class="bar-action" onClick=${jump}>${t('messages.jump_to_present')}<${Icon} name="arrow-down" size=${16} /></button>
  </div>`;
}
