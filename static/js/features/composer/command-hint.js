import { html } from '../../lib/html.js';
import { commandIn } from './commands.js';
import { commandHelp } from './command-help.js';

/** What the command that is being written wants. @param {{text: string, inGuild: boolean}} props */
export function CommandHint({ text, inGuild }) {
  const called = text.startsWith('/') && /\s/.test(text) ? commandIn(text, inGuild) : null;
  if (!called) return null;
  const { does, wants } = commandHelp()[called.command.name];
  return html`<p class="composer-hint" role="status"><code>/${called.command.name}</code> <span class="composer-hint-wants">${wants}</span> <span class="truncate">${does}</span></p>`;
}
