import { html } from '../lib/html.js';
import { Icon } from './icon.js';

/**
 * A button with a picture and words for everybody: its name, and a tooltip with its keys.
 * @param {{icon: string, label: string, keys?: string, small?: boolean, class?: string, size?: 16 | 20 | 24, [attribute: string]: any}} props
 */
export function IconButton({ icon, label, keys, small, class: extra = '', size, ...rest }) {
  const tip = keys ? `${label} (${keys})` : label;
  return html`<button type="button" class=${`icon-button ${small ? 'icon-button-small' : ''} ${extra}`}
    aria-label=${label} data-tip=${tip} ...${rest}>
    <${Icon} name=${icon} size=${size ?? (small ? 16 : 20)} />
  </button>`;
}
