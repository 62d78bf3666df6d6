import { html } from '../lib/html.js';

/**
 * While `busy` it keeps its focus and says so, but does nothing.
 * @param {{kind?: 'primary' | 'danger' | 'quiet', small?: boolean, wide?: boolean, busy?: boolean, children?: any, onClick?: (event: Event) => void, [attribute: string]: any}} props
 */
export function Button({ kind, small, wide, busy = false, children, onClick, ...rest }) {
  const names = ['button', kind && `button-${kind}`, small && 'button-small', wide && 'button-wide'];
  /** @param {Event} event */
  const click = (event) => (busy ? event.preventDefault() : onClick?.(event));
  return html`<button type="button" class=${names.filter(Boolean).join(' ')} aria-disabled=${busy ? 'true' : undefined} onClick=${click} ...${rest}>${children}</button>`;
}
