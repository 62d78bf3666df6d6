import { IconButton } from '../../components/icon-button.js';
import { html } from '../../lib/html.js';
import { useApp } from '../../state/context.js';
import { ChannelIcon } from '../channels/channel-icon.js';

/** Which channel, and whose. @param {{channelId: number}} props */
export function CardPlace({ channelId }) {
  const { store, views } = useApp();
  const channel = store.channels.value.byId[channelId];
  if (!channel) return null;
  const guild = store.guilds.value.byId[channel.guild_id ?? 0];
  return html`<p class="message-card-place"><${ChannelIcon} channel=${channel} /><span class="truncate">${views.channelName(channel)}</span>${guild && html`<span class="message-card-guild truncate">${guild.name}</span>`}</p>`;
}

/** @param {{label: string, icon: string, onClick: () => void}} props */
export const CardTool = ({ label, icon, onClick }) => html`<${IconButton} icon=${icon} small label=${label} onClick=${onClick} />`;
