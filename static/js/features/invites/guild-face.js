import { initials } from '../../components/avatar.js';
import { html } from '../../lib/html.js';

/** @param {{guild: {name: string, icon: string | null}}} props */
export function GuildFace({ guild }) {
  return html`<span class="invite-face">${guild.icon ? html`<img src=${guild.icon} alt="" />` : html`<span aria-hidden="true">${initials(guild.name)}</span>`}</span>`;
}
