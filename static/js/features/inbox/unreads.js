import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Empty } from '../../components/empty.js';
import { Icon } from '../../components/icon.js';
import { ShelfDrawing } from '../../components/panel-drawings.js';
import { html } from '../../lib/html.js';
import { errorText, formatNumber, t } from '../../lib/i18n.js';
import { createKeeping } from '../../state/actions/keeping.js';
import { useApp } from '../../state/context.js';
import { CardPlace, CardTool } from '../messages/card-place.js';
import { MessageCard } from '../messages/message-card.js';
import { unreadChannels } from './unread-channels.js';

const LINES = 3;
const STEP = 8;

/** Every channel with something new, and its newest lines. @param {{onClose: () => void}} props */
export function Unreads({ onClose }) {
  const { store, actions } = useApp();
  const [shown, setShown] = useState(STEP);
  const all = unreadChannels(store);
  if (all.length === 0) {
    return html`<${Empty} drawing=${html`<${ShelfDrawing} />`} title=${t('inbox.no_unreads')} text=${t('inbox.no_unreads_lead')}><${Button} onClick=${onClose}>${t('action.close')}<//><//>`;
  }
  return html`
    <div class="inbox-acts"><${Button} small onClick=${() => all.forEach(({ channel }) => void actions.markRead(channel.id))}><${Icon} name="check-check" size=${16} />${t('inbox.read_all')}<//></div>
    ${all.slice(0, shown).map(({ channel, mentions }) => html`<${UnreadChannel} key=${channel.id} channel=${channel} mentions=${mentions} />`)}
    ${all.length > shown && html`<div class="paged-more"><${Button} small onClick=${() => setShown(shown + STEP)}>${t('action.show_more')}<//></div>`}`;
}

/** @param {{channel: import('../../state/types.js').Channel, mentions: number}} props */
function UnreadChannel({ channel, mentions }) {
  const { use, actions } = useApp();
  const { glance } = use(createKeeping);
  const [seen, setSeen] = useState({ messages: /** @type {import('../../state/types.js').Message[]} */ ([]), error: /** @type {any} */ (null) });
  const lastId = channel.last_message_id ?? 0;
  useEffect(() => {
    let isCurrent = true;
    glance(channel.id, lastId, LINES).then((result) => {
      if (isCurrent) setSeen(result.ok ? { messages: result.messages, error: null } : { messages: [], error: result.error });
    });
    return () => {
      isCurrent = false;
    };
  }, [channel.id, lastId]);
  return html`<section class="inbox-channel">
    <header class="inbox-channel-head">
      <${CardPlace} channelId=${channel.id} />
      ${mentions > 0 && html`<span class="inbox-mentions" aria-label=${t('inbox.mention_count', { count: mentions })}>${formatNumber(mentions)}</span>`}
      <${CardTool} icon="check" label=${t('channel.mark_read')} onClick=${() => actions.markRead(channel.id)} />
    </header>
    ${seen.error && html`<p class="paged-error" role="alert">${errorText(seen.error)}</p>`}
    <ul class="paged">${seen.messages.map((message) => html`<li key=${message.id}><${MessageCard} message=${message} /></li>`)}</ul>
  </section>`;
}
