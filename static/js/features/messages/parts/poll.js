import { html } from '../../../lib/html.js';
import { formatWhen } from '../../../lib/dates.js';
import { formatNumber, t } from '../../../lib/i18n.js';

/** How a poll stands. @param {{poll: import('../../../state/types.js').Poll}} props */
export function PollCard({ poll }) {
  const most = Math.max(1, poll.total_votes);
  return html`<section class="part-poll" aria-label=${poll.question}>
    <h3 class="part-poll-question">${poll.question}</h3>
    <ul class="part-poll-options">${poll.options.map((option) => html`<li key=${option.id} class="part-poll-option" data-mine=${poll.me?.includes(option.id) ? '' : undefined}>
      <span class="part-poll-text">${option.text}</span><span class="part-poll-votes">${formatNumber(option.votes)}</span>
      <meter class="part-poll-meter" min="0" max=${most} value=${option.votes} aria-hidden="true" />
    </li>`)}</ul>
    <p class="part-poll-foot">${t('poll.voters', { count: poll.total_votes })} · ${poll.closed ? t('poll.closed') : t('poll.until', { time: formatWhen(poll.expires_at) })}</p>
  </section>`;
}
