import { useState } from 'preact/hooks';
import { Icon } from '../../components/icon.js';
import { lazy } from '../../components/lazy.js';
import { useRoving } from '../../components/roving.js';
import { html } from '../../lib/html.js';
import { formatFull, formatWhen } from '../../lib/dates.js';
import { errorText, t } from '../../lib/i18n.js';
import { createPolls } from '../../state/actions/polls.js';
import { useApp } from '../../state/context.js';
import { openDialog } from '../shell/ui.js';
import { afterPress, pollView } from './poll-view.js';

const PollVoters = lazy(() => import('./poll-voters.js'), 'PollVoters');
const ClosePoll = lazy(() => import('./close-poll.js'), 'ClosePoll');

/**
 * A poll to vote in: a press votes, another takes it back. How it stands shows to whoever has voted or wants to know.
 * @param {{poll: import('../../state/types.js').Poll, message: import('../../state/types.js').RowMessage}} props
 */
export function PollCard({ poll, message }) {
  const app = useApp();
  const [wish, setWish] = useState(/** @type {string[] | null} */ (null));
  const [peeks, setPeeks] = useState(false);
  const [error, setError] = useState(/** @type {any} */ (null));
  const view = pollView(poll, wish);
  const isOpen = !poll.closed && message.state === 'sent';
  const shows = !isOpen || view.hasVoted || peeks;
  const mayClose = isOpen && (message.mine || app.views.can(message.channel_id, 'MANAGE_MESSAGES'));

  /** @param {string[]} optionIds */
  const vote = async (optionIds) => {
    setWish(optionIds);
    setError(null);
    const result = await app.use(createPolls).vote(poll.id, optionIds);
    setWish((now) => (now === optionIds ? null : now));
    if (!result.ok) setError(result.error);
  };
  return html`<div class="poll" role="group" aria-label=${t('poll.label', { question: poll.question })} data-closed=${poll.closed ? '' : undefined}>
    <p class="poll-question">${poll.question}</p>
    <p class="poll-hint">${hint(poll)}</p>
    <${Choices} poll=${poll} view=${view} isOpen=${isOpen} shows=${shows} onPress=${(/** @type {string} */ id) => vote(afterPress(poll, view.mine, id))} />
    ${error && html`<p class="field-error" role="alert"><${Icon} name="circle-alert" size=${16} />${errorText(error)}</p>`}
    <p class="poll-foot">
      <button type="button" class="link-button" disabled=${message.state !== 'sent' || view.voters === 0} onClick=${() => openDialog(PollVoters, { poll, message })}>${t('poll.voters', { count: view.voters })}</button>
      <span data-tip=${formatFull(poll.expires_at)}>${poll.closed ? t('poll.closed') : t('poll.until', { time: formatWhen(poll.expires_at) })}</span>
    </p>
    ${isOpen && html`<p class="poll-foot">
      ${view.hasVoted
        ? html`<button type="button" class="link-button" key="back" onClick=${() => vote([])}>${t('poll.take_back')}</button>`
        : html`<button type="button" class="link-button" key="peek" aria-pressed=${String(peeks)} onClick=${() => setPeeks(!peeks)}>${t('poll.peek')}</button>`}
      ${mayClose && html`<button type="button" class="link-button" onClick=${() => openDialog(ClosePoll, { poll })}>${t('poll.close')}</button>`}
    </p>`}
  </div>`;
}

/** @param {import('../../state/types.js').Poll} poll */
function hint({ closed, allow_multiple: several }) {
  if (closed) return t('poll.has_ended');
  return several ? t('poll.choose_several') : t('poll.choose_one');
}

/**
 * One tab stop; arrows only move, so that nobody votes by looking around.
 * @param {{poll: import('../../state/types.js').Poll, view: import('./poll-view.js').PollView, isOpen: boolean, shows: boolean, onPress: (id: string) => void}} props
 */
function Choices({ poll, view, isOpen, shows, onPress }) {
  const { ref, onKeyDown } = useRoving('.poll-choice', { current: '[aria-checked="true"]' });
  const kind = poll.allow_multiple ? 'checkbox' : 'radio';
  if (!isOpen) return html`<ul class="poll-choices">${view.choices.map((choice) => html`<li key=${choice.id} class="poll-choice" ...${marks(choice, poll.closed)}><${Inside} choice=${choice} shows=${shows} closed=${poll.closed} /></li>`)}</ul>`;
  return html`<div class="poll-choices" role=${kind === 'radio' ? 'radiogroup' : 'group'} aria-label=${poll.question} ref=${ref} onKeyDown=${onKeyDown}>
    ${view.choices.map((choice) => html`<button type="button" key=${choice.id} class="poll-choice" role=${kind} aria-checked=${String(choice.mine)} ...${marks(choice, false)} onClick=${() => onPress(choice.id)}>
      <span class="poll-mark" data-kind=${kind} aria-hidden="true">${choice.mine && html`<${Icon} name="check" size=${16} />`}</span>
      <${Inside} choice=${choice} shows=${shows} closed=${false} />
    </button>`)}
  </div>`;
}

/** @param {import('./poll-view.js').Choice} choice @param {boolean} closed */
const marks = ({ mine, leads }, closed) => ({ 'data-mine': mine ? '' : undefined, 'data-wins': closed && leads ? '' : undefined });

/** @param {{choice: import('./poll-view.js').Choice, shows: boolean, closed: boolean}} props */
function Inside({ choice, shows, closed }) {
  return html`
    ${shows && html`<span class="poll-bar" aria-hidden="true" style=${{ inlineSize: `${choice.percent}%` }} />`}
    <span class="poll-text">${choice.text}</span>
    ${closed && choice.leads && html`<${Icon} name="trophy" size=${16} /><span class="visually-hidden">${t('poll.winner')}</span>`}
    ${shows && html`<span class="poll-numbers"><span class="poll-votes">${t('poll.votes', { count: choice.votes })}</span><span class="poll-percent">${t('poll.percent', { percent: choice.percent })}</span></span>`}`;
}
