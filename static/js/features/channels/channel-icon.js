import { Icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';

const ICONS = /** @type {Record<string, string>} */ ({ announcement: 'megaphone', dm: 'at-sign', group: 'users' });

/** @param {{channel: {type: string}}} props */
export function ChannelIcon({ channel }) {
  return html`<${Icon} name=${ICONS[channel.type] ?? 'hash'} />`;
}
