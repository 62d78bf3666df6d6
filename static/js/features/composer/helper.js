import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { useApp } from '../../state/context.js';
import { FormatBar } from './format-bar.js';
import { insertText } from './insert-text.js';
import { bookOf } from './known.js';
import { emojiLibrary } from './suggest/library.js';
import { shortcodeAt } from './suggest/shortcode.js';
import { Suggestions } from './suggest/suggestions.js';
import { useSuggestions } from './suggest/use-suggestions.js';

/**
 * Beside a message box: offers names, emoji and commands while they are written, and ways to mark what is selected.
 * @typedef {{look: () => void, complete: () => void, key: (event: KeyboardEvent) => boolean, leave: (event: FocusEvent) => void}} Handle
 * @param {{boxRef: {current: HTMLTextAreaElement | null}, frame: {current: HTMLElement | null}, handle: {current: Handle | null}, channel: import('../../state/types.js').Channel, withCommands?: boolean}} props
 */
export function Helper({ boxRef, frame, handle, channel, withCommands }) {
  const app = useApp();
  const [selects, setSelects] = useState(false);
  const suggestions = useSuggestions({ boxRef, channel, withCommands });
  const look = () => {
    const box = boxRef.current;
    setSelects(!!box && box.selectionStart !== box.selectionEnd && box.value.slice(box.selectionStart, box.selectionEnd).trim() !== '');
    suggestions.look();
  };
  /** @param {FocusEvent} event */
  const leave = (event) => {
    if (event.target === boxRef.current) suggestions.leave();
    if (!frame.current?.contains(/** @type {Node | null} */ (event.relatedTarget))) setSelects(false);
  };
  /** `:tada:` is 🎉 as soon as it is whole, unless a guild has an emoji of that name; undoing brings it back. */
  const complete = () => {
    const box = boxRef.current;
    const whole = box && shortcodeAt(box.value, box.selectionStart);
    const entry = whole && emojiLibrary.peek()?.emojiOf(whole.code);
    if (!whole || !entry || bookOf(app, channel).wireOf(`:${whole.code}:`)) return;
    box.setSelectionRange(whole.from, box.selectionStart);
    insertText(box, entry);
  };
  handle.current = { look, complete, key: suggestions.key, leave };
  useEffect(() => {
    if (document.activeElement === boxRef.current) look();
    return () => { handle.current = null; };
  }, []);
  useLayoutEffect(() => {
    const { list } = suggestions;
    tell(boxRef.current, 'aria-controls', list?.id);
    tell(boxRef.current, 'aria-activedescendant', list && `${list.id}-${list.active}`);
  });
  if (suggestions.list) return html`<${Suggestions} list=${suggestions.list} anchor=${frame} />`;
  return selects && html`<${FormatBar} boxRef=${boxRef} />`;
}

/** A box of several lines may not call itself a combobox; its list is told of all the same. @param {HTMLElement | null} box @param {string} name @param {string | null | undefined} value */
function tell(box, name, value) {
  if (value) box?.setAttribute(name, value);
  else box?.removeAttribute(name);
}
