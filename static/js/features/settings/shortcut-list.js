import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { SHORTCUT_GROUPS, SHORTCUTS } from '../../lib/shortcuts.js';
import { keyParts } from '../shell/key-text.js';

/** Every shortcut, in groups. @param {{level?: 2 | 3}} props */
export function ShortcutList({ level = 3 }) {
  return Object.entries(SHORTCUT_GROUPS).map(([group, title]) => html`<section class="shortcut-group" key=${group} aria-label=${t(title)}>
    <${`h${level}`} class="shortcut-title">${t(title)}<//>
    <ul class="shortcuts">
      ${SHORTCUTS.filter((shortcut) => shortcut.group === group).map((shortcut) => html`<${ShortcutRow} key=${shortcut.id} shortcut=${shortcut} />`)}
    </ul>
  </section>`);
}

/** @param {{shortcut: import('../../lib/shortcuts.js').Shortcut}} props */
function ShortcutRow({ shortcut }) {
  return html`<li class="shortcut">
    <span>${t(shortcut.words)}</span>
    <span class="shortcut-ways">${shortcut.keys.map((keys) => html`<span class="shortcut-keys" key=${keys}>
      ${keyParts(keys).map((part) => html`<kbd key=${part}>${part}</kbd>`)}
    </span>`)}</span>
  </li>`;
}
