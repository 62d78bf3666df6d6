import { useLayoutEffect } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { shortcutOf } from '../../lib/shortcuts.js';
import { onGlass } from '../shell/ui.js';
import { insertText } from './insert-text.js';
import { isInFence, linkOf, nextLine } from './lines.js';
import { wrapWith } from './wrap.js';

const WRAPS = /** @type {Record<string, string>} */ ({ bold: '**', italic: '*', underline: '__' });

/**
 * A text box that grows with its text: Enter acts, Shift+Enter breaks the line, Ctrl+B/I/U mark the selection. Where there is no text yet,
 * what these keys do in the window is meant: the box has the focus nearly always.
 * @param {{boxRef: {current: HTMLTextAreaElement | null}, label: string, value: string, onInput: (text: string, typed?: string | null) => void, onEnter: () => void,
 *   onKeyDown?: (event: KeyboardEvent) => void, [attribute: string]: any}} props
 */
export function GrowingText({ boxRef, label, value, onInput, onEnter, onKeyDown, ...rest }) {
  useLayoutEffect(() => fit(/** @type {HTMLTextAreaElement} */ (boxRef.current)), [value]);
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    const box = boxRef.current;
    if (event.isComposing || !box) return;
    onKeyDown?.(event);
    if (event.defaultPrevented) return;
    const wrap = WRAPS[shortcutOf(event, 'composer') ?? ''];
    const isWindows = box.value === '' && shortcutOf(event, 'window');
    if (wrap && !isWindows) {
      event.preventDefault();
      markSelection(box, wrap);
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.altKey) enter(event, box, onEnter);
  };
  return html`<textarea class="composer-input" rows="1" ref=${boxRef} aria-label=${label} value=${value} onPaste=${pasteLink}
    onInput=${(/** @type {any} */ event) => onInput(event.currentTarget.value, event.data)} onKeyDown=${key} ...${rest} />`;
}

/** The parent stands still while the box is measured, so that nothing around it moves for a moment. @param {HTMLTextAreaElement} box */
function fit(box) {
  const frame = /** @type {HTMLElement} */ (box.parentElement);
  frame.style.minHeight = `${frame.offsetHeight}px`;
  box.style.height = 'auto';
  box.style.height = `${box.scrollHeight}px`;
  frame.style.minHeight = '';
}

/** On a touch keyboard Enter breaks the line, and a button sends; so it does inside of code. @param {KeyboardEvent} event @param {HTMLTextAreaElement} box @param {() => void} act */
function enter(event, box, act) {
  const caret = box.selectionStart;
  const breaks = event.shiftKey || onGlass.peek() || isInFence(box.value, caret);
  if (!breaks) {
    event.preventDefault();
    act();
    return;
  }
  const next = caret === box.selectionEnd ? nextLine(box.value, caret) : null;
  if (!next) return;
  event.preventDefault();
  box.setSelectionRange(next.from, caret);
  insertText(box, next.text);
}

/** @param {HTMLTextAreaElement} box @param {string} mark */
export function markSelection(box, mark) {
  const { text, from, to, start, end } = wrapWith(box.value, box.selectionStart, box.selectionEnd, mark);
  box.setSelectionRange(from, to);
  insertText(box, text);
  box.setSelectionRange(start, end);
}

/** @param {ClipboardEvent & {currentTarget: HTMLTextAreaElement}} event */
function pasteLink(event) {
  const box = event.currentTarget;
  const link = linkOf(box.value.slice(box.selectionStart, box.selectionEnd), event.clipboardData?.getData('text/plain') ?? '');
  if (!link) return;
  event.preventDefault();
  insertText(box, link);
}
