import { signal } from '@preact/signals';
import { PanelFrame } from '../../components/panel-frame.js';
import { Tabs } from '../../components/tabs.js';
import { usePanelFocus } from '../../components/use-panel-focus.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { Mentions } from './mentions.js';
import { SavedMessages } from './saved-messages.js';
import { Unreads } from './unreads.js';

const VIEWS = /** @type {Record<string, any>} */ ({ mentions: Mentions, unreads: Unreads, saved: SavedMessages });

/** The tab that was open last is the one to come back to. */
const tab = signal('mentions');

/** What asks for the reader, wherever it was said, and what they keep. @param {{onClose: () => void}} props */
export function InboxPanel({ onClose }) {
  const focus = usePanelFocus();
  const tabs = [
    { value: 'mentions', label: t('inbox.mentions') },
    { value: 'unreads', label: t('inbox.unreads') },
    { value: 'saved', label: t('inbox.saved') },
  ];
  return html`<${PanelFrame} title=${t('inbox.title')} class="inbox" onClose=${onClose}>
    <div class="inbox-body" ref=${focus}><${Tabs} label=${t('inbox.title')} value=${tab.value} tabs=${tabs} onChange=${(/** @type {string} */ value) => { tab.value = value; }}>
      <${VIEWS[tab.value]} onClose=${onClose} />
    <//></div>
  <//>`;
}
