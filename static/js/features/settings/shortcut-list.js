import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { SHORTCUTS } from '../../lib/shortcuts.js';
import { keyParts } from '../shell/key-text.js';
import { SHORTCUT_GROUPS, SHORTCUT_WORDS } from './shortcut-words.js';

/** Every shortcut, in groups. @param {{level?: 2 | 3}} props */
export function ShortcutList({ level = 3 }) {
  return Object.entries(SHORTCUT_GROUPS).map(([group, title]) => html`<section class="shortcuts-group" key=${group} aria-label=${t(title)}>
    <${`h${level}`} class="shortcuts-title">${t(title)}<//>
    <ul class="shortcuts-list">
      ${SHORTCUTS.filter((shortcut) => shortcut.group === group).map((shortcut) => html`<${ShortcutRow} key=${shortcut.id} shortcut=${shortcut} />`)}
    </ul>
  </section>`);
}

/** @param {{shortcut: import('../../lib/shortcuts.js').Shortcut}} props */
function ShortcutRow({ shortcut }) {
  return html`<li class="shortcuts-row">
    <span>${t(SHORTCUT_WORDS[shortcut.id])}</span>
    <span class="shortcuts-ways">${shortcut.keys.map((keys) => html`<span class="shortcuts-keys" key=${keys}>
      ${keyParts(keys).map((part) => html`<kbd key=${part}>${part}</kbd>`)}
    </span>`)}</span>
  </li>`;
}
