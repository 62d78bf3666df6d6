import { html } from '../../../lib/html.js';
import { ExpressionsPage } from './expressions-page.js';

/** @param {{guildId: number}} props */
export const EmojisPage = ({ guildId }) => html`<${ExpressionsPage} guildId=${guildId} kind="emoji" key=${`emoji-${guildId}`} />`;
