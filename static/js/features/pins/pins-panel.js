import { PinDrawing } from '../../components/panel-drawings.js';
import { Button } from '../../components/button.js';
import { Empty } from '../../components/empty.js';
import { PagedList } from '../../components/paged-list.js';
import { PanelFrame } from '../../components/panel-frame.js';
import { usePanelFocus } from '../../components/use-panel-focus.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { createKeeping } from '../../state/actions/keeping.js';
import { useApp } from '../../state/context.js';
import { pinsOf } from '../../state/pins.js';
import { CardTool } from '../messages/card-place.js';
import { changePin } from '../messages/message-acts.js';
import { MessageCard } from '../messages/message-card.js';

/** What is pinned in the open channel, the one pinned last first. @param {{onClose: () => void}} props */
export function PinsPanel({ onClose }) {
  const focus = usePanelFocus();
  const channel = useApp().views.currentChannel.value;
  return html`<${PanelFrame} title=${t('pins.title')} onClose=${onClose}>
    <div class="pins" ref=${focus}>${channel ? html`<${Pins} key=${channel.id} channel=${channel} onClose=${onClose} />` : html`<${NoPins} onClose=${onClose} />`}</div>
  <//>`;
}

/** @param {{channel: import('../../state/types.js').Channel, onClose: () => void}} props */
function Pins({ channel, onClose }) {
  const app = useApp();
  const { loadPins } = app.use(createKeeping);
  const mayPin = channel.guild_id === null || app.views.can(channel.id, 'PIN_MESSAGES');
  return html`<${PagedList} list=${pinsOf(app.store.pins.value, channel.id)} label=${t('pins.title')} load=${(/** @type {boolean} */ more) => loadPins(channel.id, more)}
    empty=${html`<${NoPins} onClose=${onClose} />`}>
    ${(/** @type {any} */ message) => html`<li key=${message.id}><${MessageCard} message=${message}
      tools=${mayPin && html`<${CardTool} icon="pin-off" label=${t('message.unpin')} onClick=${() => changePin(app, { ...message, pinned: true }, false)} />`} /></li>`}
  <//>`;
}

/** @param {{onClose: () => void}} props */
function NoPins({ onClose }) {
  return html`<${Empty} drawing=${html`<${PinDrawing} />`} title=${t('pins.empty')} text=${t('pins.empty_lead')}><${Button} onClick=${onClose}>${t('action.close')}<//><//>`;
}
