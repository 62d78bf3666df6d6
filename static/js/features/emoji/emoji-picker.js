import { useEffect, useState } from 'preact/hooks';
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
        <${SearchBox} value=${query} onInput=${setQuery} />
      </div>
    </div>
    <${EmojiGrid} library=${library} query=${query} recent=${recent} onPick=${pick} />
  <//>`;
}

/** @param {{value: string, onInput: (text: string) => void}} props */
function SearchBox({ value, onInput }) {
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    const first = /** @type {HTMLElement | null} */ (document.querySelector('.picker-emoji'));
    if (event.key === 'Enter') first?.click();
    else first?.focus();
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
