import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../components/icon.js';
import { IconButton } from '../../components/icon-button.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { accept, suggest, wordAt } from './suggest.js';

/** @typedef {import('./suggest.js').Suggestion} Suggestion */

/**
 * The box one types a search into, with a list of what may come next. Enter searches, or takes the chosen suggestion.
 * @param {{value: string, known: import('./suggest.js').Known, recent: string[], onInput: (text: string) => void, onSearch: (text: string) => void, onClear: () => void}} props
 */
export function SearchBox({ value, known, recent, onInput, onSearch, onClear }) {
  const id = useId();
  const box = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [caret, setCaret] = useState(value.length);
  const [active, setActive] = useState(-1);
  const [open, setOpen] = useState(true);
  useLayoutEffect(() => box.current?.focus(), []);
  const word = wordAt(value, caret);
  const all = open ? offered(value, word, known, recent) : [];
  const current = all[active];

  /** @param {string} text @param {number} at */
  const write = (text, at) => {
    onInput(text);
    setCaret(at);
    setActive(-1);
    setOpen(true);
  };
  /** @param {Suggestion} chosen */
  const take = (chosen) => {
    if (chosen.kind === 'recent') return submit(chosen.text);
    const next = accept(value, word, chosen);
    const input = box.current;
    if (input) {
      // At once: a fast writer's next letter comes before the next drawing.
      input.value = next.text;
      input.focus();
      input.setSelectionRange(next.caret, next.caret);
    }
    write(next.text, next.caret);
  };
  /** @param {string} text */
  const submit = (text) => {
    onInput(text);
    setOpen(false);
    onSearch(text);
  };
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.isComposing) return;
    if (step && all.length > 0) setActive(active < 0 && step < 0 ? all.length - 1 : (active + step + all.length) % all.length);
    else if (event.key === 'Tab' && current) take(current);
    else if (event.key === 'Enter') current ? take(current) : submit(box.current?.value ?? value);
    else if (event.key === 'Escape' && open && all.length > 0 && value) setOpen(false);
    else return;
    event.preventDefault();
  };
  /** @param {any} event */
  const moved = (event) => setCaret(event.currentTarget.selectionStart ?? value.length);
  return html`<div class="search-box" role="search">
    <div class="search-field">
      <${Icon} name="search" size=${16} />
      <input ref=${box} type="text" role="combobox" aria-expanded=${String(all.length > 0)} aria-controls=${`${id}-list`} aria-autocomplete="list" autocomplete="off" spellcheck=${false}
        aria-activedescendant=${current ? `${id}-${active}` : undefined} aria-label=${t('search.label')} placeholder=${t('search.placeholder')} maxlength="512" value=${value}
        onInput=${(/** @type {any} */ event) => write(event.currentTarget.value, event.currentTarget.selectionStart)} onKeyUp=${moved} onClick=${(/** @type {any} */ event) => { moved(event); setOpen(true); }} onKeyDown=${key} />
      ${value && html`<${IconButton} icon="x" small label=${t('search.clear')} onClick=${() => { onClear(); write('', 0); box.current?.focus(); }} />`}
    </div>
    <ul class="search-options" role="listbox" id=${`${id}-list`} aria-label=${t('search.suggestions')} hidden=${all.length === 0}>
      ${all.map((one, index) => html`<${Option} key=${one.key} id=${`${id}-${index}`} one=${one} selected=${index === active} onTake=${() => take(one)} />`)}
    </ul>
  </div>`;
}

/** @param {{id: string, one: Suggestion, selected: boolean, onTake: () => void}} props */
function Option({ id, one, selected, onTake }) {
  return html`<li class="search-option" role="option" id=${id} aria-selected=${String(selected)} onMouseDown=${(/** @type {Event} */ event) => event.preventDefault()} onClick=${onTake}>
    <${Icon} name=${one.icon} size=${16} />
    <span class="search-option-text truncate">${one.kind === 'operator' ? html`<b>${one.text}</b>` : (one.words ?? one.text)}</span>
    ${one.kind === 'operator' && html`<span class="search-option-words">${operatorWords()[one.key]}</span>`}
  </li>`;
}

/** What was searched lately, while nothing is typed. @param {string} value @param {import('./suggest.js').Word} word @param {import('./suggest.js').Known} known @param {string[]} recent @returns {Suggestion[]} */
function offered(value, word, known, recent) {
  const past = value === '' ? recent.map((text) => ({ key: `recent ${text}`, text, icon: 'history', kind: /** @type {const} */ ('recent') })) : [];
  return [...past, ...suggest(word, known)];
}

/** @returns {Record<string, string>} */
const operatorWords = () => ({
  from: t('search.op_from'), mentions: t('search.op_mentions'), in: t('search.op_in'), has: t('search.op_has'),
  before: t('search.op_before'), after: t('search.op_after'), during: t('search.op_during'), pinned: t('search.op_pinned'),
});
