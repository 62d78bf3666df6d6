import { lazy } from '../../components/lazy.js';
import { html } from '../../lib/html.js';
import { invitesIn } from '../../state/invite_links.js';

const InviteEmbed = lazy(() => import('./invite-embed.js'), 'InviteEmbed');

const MOST = 5;

/** Cards for the guilds of this installation that a message links to; each has its room from the beginning. @param {{content: string}} props */
export function InviteEmbeds({ content }) {
  const codes = invitesIn(content, location.origin).slice(0, MOST);
  return codes.map((code) => html`<div class="part-invite" key=${code}><${InviteEmbed} code=${code} /></div>`);
}
