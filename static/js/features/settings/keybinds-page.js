import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { ShortcutList } from './shortcut-list.js';

/** Nothing on it takes the focus, so the whole does, to be scrolled. */
export function KeybindsPage() {
  return html`<div class="shortcuts-page" role="region" aria-label=${t('shortcuts.title')} tabindex="0">
    <p class="settings-group-lead">${t('shortcuts.lead')}</p>
    <${ShortcutList} level=${2} />
  </div>`;
}
