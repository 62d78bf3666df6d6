import { useRef, useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Dialog } from '../../components/dialog.js';
import { Field, FormError } from '../../components/field.js';
import { IconButton } from '../../components/icon-button.js';
import { Select } from '../../components/select.js';
import { Switch } from '../../components/switch.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { DURATIONS, FEWEST, moveLine, problemOf } from './poll-draft.js';

const HOURS_OF_DAY = 24;

/** A new poll for a channel. @param {{channelId: number, onClose: () => void}} props */
export function PollDialog({ channelId, onClose }) {
  const app = useApp();
  const limits = app.store.session.value.limits;
  const [question, setQuestion] = useState('');
  const [lines, setLines] = useState([{ key: 1, text: '' }, { key: 2, text: '' }]);
  const [several, setSeveral] = useState(false);
  const [hours, setHours] = useState('24');
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  const list = useRef(/** @type {HTMLElement | null} */ (null));

  /** @param {number} index @param {string} [part] */
  const focusLine = (index, part = 'input') => requestAnimationFrame(() => /** @type {HTMLElement | null | undefined} */ (list.current?.children[index]?.querySelector(part))?.focus());
  const add = () => {
    if (lines.length >= limits.poll_options) return;
    setLines([...lines, { key: Math.max(...lines.map(({ key }) => key)) + 1, text: '' }]);
    focusLine(lines.length);
  };
  /** @param {number} index @param {number} step */
  const move = (index, step) => {
    setLines(moveLine(lines, index, step));
    focusLine(index + step);
  };
  /** @param {number} index */
  const remove = (index) => {
    setLines(lines.filter((_, at) => at !== index));
    focusLine(Math.min(index, lines.length - 2));
  };
  /** @param {Event} event */
  const submit = (event) => {
    event.preventDefault();
    const wrong = problemOf(question, lines);
    setProblem(wrong);
    if (wrong) return;
    const options = lines.map(({ text }) => text.trim()).filter((text) => text !== '');
    const nonce = app.actions.send(channelId, '', { poll: { question: question.trim(), options, allow_multiple: several, expires_hours: Number(hours) } });
    if (!nonce) return;
    document.dispatchEvent(new CustomEvent('guildhall:present'));
    onClose();
  };
  return html`<${Dialog} title=${t('poll.create')} onClose=${onClose}>
    <form class="poll-form" onSubmit=${submit}>
      <${Field} label=${t('poll.question')} value=${question} onInput=${setQuestion} maxlength=${limits.poll_question_length} placeholder=${t('poll.question_example')}
        error=${problem === 'question' ? t('poll.question_missing') : undefined} data-autofocus />
      <fieldset class="poll-lines">
        <legend class="field-label">${t('poll.options')}</legend>
        <ol class="poll-lines-list" ref=${list}>${lines.map((line, index) => html`<${OptionLine} key=${line.key} text=${line.text} index=${index} count=${lines.length} longest=${limits.poll_option_length}
          onInput=${(/** @type {string} */ text) => setLines(lines.map((one, at) => (at === index ? { ...one, text } : one)))}
          onEnter=${() => (index === lines.length - 1 ? add() : focusLine(index + 1))} onMove=${(/** @type {number} */ step) => move(index, step)} onRemove=${() => remove(index)} />`)}</ol>
        <${Button} small onClick=${add} aria-disabled=${lines.length >= limits.poll_options ? 'true' : undefined}>${t('poll.add_option')}<//>
      </fieldset>
      <${Select} label=${t('poll.duration')} value=${hours} onChange=${setHours} options=${DURATIONS.map((value) => ({ value: String(value), label: spoken(value) }))} />
      <${Switch} label=${t('poll.several')} checked=${several} onChange=${setSeveral} />
      ${problem && problem !== 'question' && html`<${FormError}>${problem === 'few' ? t('poll.too_few', { count: FEWEST }) : t('poll.alike')}<//>`}
      <div class="dialog-actions"><${Button} kind="quiet" onClick=${onClose}>${t('action.cancel')}<//><${Button} kind="primary" type="submit">${t('poll.send')}<//></div>
    </form>
  <//>`;
}

/** @param {number} hours */
const spoken = (hours) => (hours < HOURS_OF_DAY ? t('poll.hours', { count: hours }) : t('poll.days', { count: hours / HOURS_OF_DAY }));

/**
 * Alt with an arrow moves it; Enter goes on to the next.
 * @param {{text: string, index: number, count: number, longest: number, onInput: (text: string) => void, onEnter: () => void, onMove: (step: number) => void, onRemove: () => void}} props
 */
function OptionLine({ text, index, count, longest, onInput, onEnter, onMove, onRemove }) {
  const label = t('poll.option', { number: index + 1 });
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (event.isComposing) return;
    const step = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
    if (!step && event.key !== 'Enter') return;
    event.preventDefault();
    if (step) onMove(step);
    else onEnter();
  };
  return html`<li class="poll-line">
    <div class="field-box"><input class="field-input" value=${text} maxlength=${longest} aria-label=${label} placeholder=${label} onKeyDown=${key} onInput=${(/** @type {any} */ event) => onInput(event.currentTarget.value)} /></div>
    <${IconButton} icon="arrow-up" small label=${t('poll.move_up', { number: index + 1 })} keys="Alt+↑" aria-disabled=${index === 0 ? 'true' : undefined} onClick=${() => onMove(-1)} />
    <${IconButton} icon="arrow-down" small label=${t('poll.move_down', { number: index + 1 })} keys="Alt+↓" aria-disabled=${index === count - 1 ? 'true' : undefined} onClick=${() => onMove(1)} />
    ${count > FEWEST && html`<${IconButton} icon="x" small label=${t('poll.remove_option', { number: index + 1 })} onClick=${onRemove} />`}
  </li>`;
}
