import { html } from '../../../lib/html.js';
import { ExpressionsPage } from './expressions-page.js';

/** @param {{guildId: number}} props */
export const StickersPage = ({ guildId }) => html`<${ExpressionsPage} guildId=${guildId} kind="sticker" key=${`sticker-${guildId}`} />`;
