import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { IconButton } from './icon-button.js';

/**
 * What stands at the right in place of the members: a head with its name, and what it holds.
 * @param {{title: string, actions?: any, class?: string, onClose: () => void, children: any}} props
 */
export function PanelFrame({ title, actions, class: names = '', onClose, children }) {
  return html`<aside class=${`app-members panels ${names}`} aria-label=${title} data-region>
    <header class="pane-header panels-head">
      <h2 class="truncate">${title}</h2>
      ${actions}
      <${IconButton} icon="x" label=${t('action.close')} onClick=${onClose} />
    </header>
    <div class="panels-body">${children}</div>
  </aside>`;
}
