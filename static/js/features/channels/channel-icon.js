import { Icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';

/** @param {{channel: {type: string}}} props */
export function ChannelIcon({ channel }) {
  return html`<${Icon} name=${channel.type === 'announcement' ? 'megaphone' : 'hash'} />`;
}
