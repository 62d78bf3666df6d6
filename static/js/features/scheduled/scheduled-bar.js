import { Icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { openScheduled } from './open-scheduled.js';

/** Above the message box: how much waits here for its time, or could not be sent. @param {{channel: import('../../state/types.js').Channel}} props */
export function ScheduledBar({ channel }) {
  const items = useApp().views.scheduledIn(channel.id).value;
  if (items.length === 0) return null;
  const failed = items.filter(({ problem }) => problem).length;
  return html`<button type="button" class="scheduled-bar" data-failed=${failed > 0 ? '' : undefined} onClick=${() => openScheduled(channel.id)}>
    <${Icon} name=${failed > 0 ? 'circle-alert' : 'calendar-clock'} size=${16} />
    <span class="truncate">${failed > 0 ? t('scheduled.failed', { count: failed }) : t('scheduled.waiting', { count: items.length })}</span>
    <span class="scheduled-bar-way">${t('scheduled.show')}</span>
  </button>`;
}
