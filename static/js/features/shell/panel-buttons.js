import { IconButton } from '../../components/icon-button.js';
import { lazy } from '../../components/lazy.js';
import { html } from '../../lib/html.js';
import { formatNumber, t } from '../../lib/i18n.js';
import { keysOf } from '../../lib/shortcuts.js';
import { useApp } from '../../state/context.js';
import { unreadMentions } from '../inbox/unread-mentions.js';
import { keyText } from './key-text.js';
import { panel, togglePanel } from './ui.js';

const PinsPanel = lazy(() => import('../pins/pins-panel.js'), 'PinsPanel');
const InboxPanel = lazy(() => import('../inbox/inbox-panel.js'), 'InboxPanel');

const MANY = 99;

export const togglePins = () => togglePanel(PinsPanel);
export const toggleInbox = () => togglePanel(InboxPanel);

export function PinsButton() {
  return html`<${IconButton} icon="pin" label=${t('pins.title')} keys=${keyText(keysOf('pins'))} data-tip-side="below" aria-pressed=${String(panel.value?.view === PinsPanel)} onClick=${togglePins} />`;
}

export function InboxButton() {
  const count = unreadMentions(useApp().store);
  const label = count > 0 ? t('inbox.button', { count }) : t('inbox.title');
  return html`<span class="inbox-button">
    <${IconButton} icon="inbox" label=${label} keys=${keyText(keysOf('inbox'))} data-tip-side="below" aria-pressed=${String(panel.value?.view === InboxPanel)} onClick=${toggleInbox} />
    ${count > 0 && html`<span class="inbox-button-count" aria-hidden="true">${count > MANY ? `${MANY}+` : formatNumber(count)}</span>`}
  </span>`;
}
