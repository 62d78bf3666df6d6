import { html } from '../../lib/html.js';
import { useApp } from '../../state/context.js';
import { ChannelIcon } from '../channels/channel-icon.js';
import { MessageCard } from '../messages/message-card.js';

/** What was found, those that follow each other in a channel under one heading. @param {{results: import('../../state/types.js').Message[]}} props */
export function Results({ results }) {
  return html`<div class="search-results">
    ${byChannel(results).map(({ key, channelId, messages }) => html`<section class="search-group" key=${key}>
      <${Place} channelId=${channelId} guildId=${messages[0].guild_id} />
      ${messages.map((message) => html`<${MessageCard} key=${message.id} message=${message} />`)}
    </section>`)}
  </div>`;
}

/** @param {{channelId: number, guildId: number | null}} props */
function Place({ channelId, guildId }) {
  const { store, views } = useApp();
  const channel = store.channels.value.byId[channelId];
  const guild = store.guilds.value.byId[guildId ?? 0];
  if (!channel) return null;
  const elsewhere = guild && guild.id !== store.route.value.guildId;
  return html`<h3 class="search-place truncate"><${ChannelIcon} channel=${channel} />${views.channelName(channel)}${elsewhere && html`<span class="search-guild truncate">${guild.name}</span>`}</h3>`;
}

/** @param {import('../../state/types.js').Message[]} results */
export function byChannel(results) {
  /** @type {{key: string, channelId: number, messages: import('../../state/types.js').Message[]}[]} */
  const groups = [];
  for (const message of results) {
    const last = groups.at(-1);
    if (last?.channelId === message.channel_id) last.messages.push(message);
    else groups.push({ key: `${message.channel_id} ${message.id}`, channelId: message.channel_id, messages: [message] });
  }
  return groups;
}
