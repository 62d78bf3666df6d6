import { useEffect, useRef } from 'preact/hooks';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { IconButton } from './icon-button.js';

/**
 * What stands at the right in place of the members: a head with its name, and what it holds.
 * @param {{title: string, actions?: any, class?: string, onClose: () => void, children: any}} props
 */
export function PanelFrame({ title, actions, class: names = '', onClose, children }) {
  const panel = useGivingBack();
  return html`<aside class=${`app-members panels ${names}`} aria-label=${title} data-region ref=${panel}>
    <header class="pane-header panels-head">
      <h2 class="truncate">${title}</h2>
      ${actions}
      <${IconButton} icon="x" label=${t('action.close')} onClick=${onClose} />
    </header>
    <div class="panels-body">${children}</div>
  </aside>`;
}

/** The focus goes back to where it was before anything in here took it; from nowhere, to the message box. */
function useGivingBack() {
  const panel = useRef(/** @type {HTMLElement | null} */ (null));
  const { current: before } = useRef(/** @type {HTMLElement | null} */ (document.activeElement));
  useEffect(() => () => {
    const isFree = document.activeElement === document.body || panel.current?.contains(document.activeElement);
    const back = before?.isConnected && before !== document.body ? before : document.getElementById('composer');
    if (isFree) back?.focus({ preventScroll: true });
  }, []);
  return panel;
}
