import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../components/icon.js';
import { Popover } from '../../components/popover.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { EmojiGrid } from './emoji-grid.js';
import { recentEmoji, remember } from './recent.js';

/** @typedef {typeof import('../../lib/emoji.js')} EmojiLibrary */

/**
 * The emoji themselves are fetched when a picker opens for the first time. Shift keeps it open for one more.
 * @param {{anchor: HTMLElement, side?: import('../../components/place.js').Side, onPick: (emoji: string) => void, onClose: () => void}} props
 */
export function EmojiPicker({ anchor, side = 'left', onPick, onClose }) {
  const library = useEmojiLibrary();
  const wish = useRef('');
  useEffect(() => {
    if (library && wish.current) goToFirst(wish.current);
  }, [library]);
  const [query, setQuery] = useState('');
  const [recent] = useState(recentEmoji.peek());
  /** @param {string} emoji @param {boolean} stay */
  const pick = (emoji, stay) => {
    remember(emoji);
    onPick(emoji);
    if (!stay) onClose();
  };
  return html`<${Popover} class="picker" role="dialog" aria-label=${t('reaction.add')} anchor=${anchor} side=${side} onClose=${onClose}>
    <div class="picker-search">
      <div class="field-box">
        <span class="field-prefix" aria-hidden="true"><${Icon} name="search" size=${16} /></span>
        <${SearchBox} value=${query} canSearch=${library !== null} onInput=${setQuery} onTooEarly=${(/** @type {string} */ key) => (wish.current = key)} />
      </div>
    </div>
    <${EmojiGrid} library=${library} query=${query} recent=${recent} onPick=${pick} />
  <//>`;
}

/** Enter picks the first emoji, the arrow goes to it. False while there is none. @param {string} key */
function goToFirst(key) {
  const first = /** @type {HTMLElement | null} */ (document.querySelector('.picker-emoji'));
  if (key === 'Enter') first?.click();
  else first?.focus();
  return first !== null;
}

/**
 * Until there is something to search in, keys are kept: what is on show then is not what was searched for.
 * @param {{value: string, canSearch: boolean, onInput: (text: string) => void, onTooEarly: (key: string) => void}} props
 */
function SearchBox({ value, canSearch, onInput, onTooEarly }) {
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    const isWanted = canSearch || !value.trim();
    if (!isWanted || !goToFirst(event.key)) onTooEarly(event.key);
  };
  /** @param {HTMLInputElement | null} element */
  const focusOnce = (element) => element && !element.value && element.focus({ preventScroll: true });
  return html`<input class="field-input" type="search" ref=${focusOnce} value=${value} aria-label=${t('reaction.search')} placeholder=${t('reaction.search')}
    autocomplete="off" spellcheck=${false} onKeyDown=${key} onInput=${(/** @type {any} */ event) => onInput(event.currentTarget.value)} />`;
}

/** @returns {EmojiLibrary | null} */
function useEmojiLibrary() {
  const [library, setLibrary] = useState(/** @type {EmojiLibrary | null} */ (null));
  useEffect(() => {
    import('../../lib/emoji.js').then(setLibrary);
  }, []);
  return library;
}
