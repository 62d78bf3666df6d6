import { useRef, useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { FormatBar } from './format-bar.js';
import { GrowingText } from './growing-text.js';
import { Suggestions } from './suggest/suggestions.js';
import { useSuggestions } from './suggest/use-suggestions.js';

/**
 * A box for a message, new or changed: names, emoji and commands are offered while they are written, and ways to mark what is selected.
 * @param {{boxRef: {current: HTMLTextAreaElement | null}, channel: import('../../state/types.js').Channel, withCommands?: boolean, value: string,
 *   onInput: (text: string) => void, onEnter: () => void, onKeyDown?: (event: KeyboardEvent) => void, label: string, children?: any, before?: any, [attribute: string]: any}} props
 */
export function SmartText({ boxRef, channel, withCommands, onInput, onKeyDown, children, before, ...rest }) {
  const frame = useRef(/** @type {HTMLDivElement | null} */ (null));
  const [selects, setSelects] = useState(false);
  const suggestions = useSuggestions({ boxRef, channel, withCommands });
  const moved = () => {
    const box = boxRef.current;
    setSelects(!!box && box.selectionStart !== box.selectionEnd && box.value.slice(box.selectionStart, box.selectionEnd).trim() !== '');
    suggestions.look();
  };
  /** @param {string} text */
  const input = (text) => {
    onInput(text);
    moved();
  };
  /** @param {KeyboardEvent} event */
  const key = (event) => suggestions.key(event) || onKeyDown?.(event);
  /** @param {FocusEvent} event */
  const leave = (event) => {
    if (!frame.current?.contains(/** @type {Node | null} */ (event.relatedTarget))) setSelects(false);
  };
  return html`<div class="composer-box" ref=${frame} onFocusOut=${leave}>
    ${suggestions.list && html`<${Suggestions} list=${suggestions.list} anchor=${frame} />`}
    ${selects && !suggestions.list && html`<${FormatBar} boxRef=${boxRef} />`}
    ${before}
    <${GrowingText} boxRef=${boxRef} onInput=${input} onKeyDown=${key} onKeyUp=${moved} onClick=${moved} ...${rest} ...${suggestions.box} onSelect=${moved} />
    ${children}
  </div>`;
}
