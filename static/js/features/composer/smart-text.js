import { useRef } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { assist, loadAssist } from './assisting.js';
import { GrowingText } from './growing-text.js';

/**
 * A box for a message, new or changed, with its helper.
 * @param {{boxRef: {current: HTMLTextAreaElement | null}, channel: import('../../state/types.js').Channel, withCommands?: boolean, value: string,
 *   onInput: (text: string) => void, onEnter: () => void, onKeyDown?: (event: KeyboardEvent) => void, label: string, children?: any, before?: any, [attribute: string]: any}} props
 */
export function SmartText({ boxRef, channel, withCommands, onInput, onKeyDown, children, before, ...rest }) {
  const frame = useRef(/** @type {HTMLDivElement | null} */ (null));
  const handle = useRef(/** @type {import('./helper.js').Handle | null} */ (null));
  const parts = assist.value;
  const look = () => handle.current?.look();
  /** @param {string} text @param {string | null} [typed] */
  const input = (text, typed) => {
    if (!parts) loadAssist();
    onInput(text);
    look();
    if (typed === ':') handle.current?.complete();
  };
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (!parts) loadAssist();
    if (!handle.current?.key(event)) onKeyDown?.(event);
  };
  return html`<div class="composer-box" ref=${frame} onFocusOut=${(/** @type {FocusEvent} */ event) => handle.current?.leave(event)}>
    ${parts && html`<${parts.Helper} boxRef=${boxRef} frame=${frame} handle=${handle} channel=${channel} withCommands=${withCommands} />`}
    ${before}
    <${GrowingText} boxRef=${boxRef} onInput=${input} onKeyDown=${key} onKeyUp=${look} onClick=${look} onSelect=${look} aria-autocomplete="list" aria-haspopup="listbox" ...${rest} />
    ${children}
  </div>`;
}
