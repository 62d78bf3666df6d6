import { useLayoutEffect } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { hasCommand } from '../shell/key-text.js';
import { wrapWith } from './wrap.js';

const WRAPS = /** @type {Record<string, string>} */ ({ KeyB: '**', KeyI: '*', KeyU: '__' });

/**
 * A text box that grows with its text: Enter acts, Shift+Enter breaks the line, Ctrl+B/I/U mark the selection.
 * @param {{boxRef: {current: HTMLTextAreaElement | null}, label: string, value: string, onInput: (text: string) => void, onEnter: () => void,
 *   onKeyDown?: (event: KeyboardEvent) => void, [attribute: string]: any}} props
 */
export function GrowingText({ boxRef, label, value, onInput, onEnter, onKeyDown, ...rest }) {
  useLayoutEffect(() => fit(/** @type {HTMLTextAreaElement} */ (boxRef.current)), [value]);
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (event.isComposing) return;
    const wrap = hasCommand(event) && !event.shiftKey && !event.altKey ? WRAPS[event.code] : undefined;
    if (wrap && boxRef.current) {
      event.preventDefault();
      markSelection(boxRef.current, wrap);
    } else if (event.key === 'Enter' && !event.shiftKey && !writesOnGlass()) {
      event.preventDefault();
      onEnter();
    } else onKeyDown?.(event);
  };
  return html`<textarea class="composer-input" rows="1" ref=${boxRef} aria-label=${label} value=${value}
    onInput=${(/** @type {any} */ event) => onInput(event.currentTarget.value)} onKeyDown=${key} ...${rest} />`;
}

/** The parent stands still while the box is measured, so that nothing around it moves for a moment. @param {HTMLTextAreaElement} box */
function fit(box) {
  const frame = /** @type {HTMLElement} */ (box.parentElement);
  frame.style.minHeight = `${frame.offsetHeight}px`;
  box.style.height = 'auto';
  box.style.height = `${box.scrollHeight}px`;
  frame.style.minHeight = '';
}

/** On a touch keyboard Enter breaks the line; a button sends. */
function writesOnGlass() {
  return matchMedia('(hover: none) and (pointer: coarse)').matches;
}

/** @param {HTMLTextAreaElement} box @param {string} mark */
function markSelection(box, mark) {
  const { text, from, to, start, end } = wrapWith(box.value, box.selectionStart, box.selectionEnd, mark);
  box.setSelectionRange(from, to);
  insertText(box, text);
  box.setSelectionRange(start, end);
}

/** As if typed, so that undo knows it. @param {HTMLTextAreaElement} box @param {string} text */
export function insertText(box, text) {
  box.focus();
  if (document.execCommand('insertText', false, text)) return;
  box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end');
  box.dispatchEvent(new Event('input', { bubbles: true }));
}
