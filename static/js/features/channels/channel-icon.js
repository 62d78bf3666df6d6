import { Icon } from '../../components/icon.js';
import { html } from '../../lib/html.js';
import { isPrivate } from '../../state/permissions.js';

const ICONS = /** @type {Record<string, string>} */ ({ announcement: 'megaphone', dm: 'at-sign', group: 'users' });

/** A lock stands for a text channel that not everybody sees. @param {{channel: {type: string, guild_id?: number|null, overwrites?: import('../../state/types.js').Overwrite[]}}} props */
export function ChannelIcon({ channel }) {
  const locked = channel.type === 'text' && channel.guild_id != null && isPrivate(channel.overwrites ?? [], channel.guild_id);
  return html`<${Icon} name=${locked ? 'lock' : (ICONS[channel.type] ?? 'hash')} />`;
}
