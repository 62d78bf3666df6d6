import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../components/button.js';
import { Empty } from '../../components/empty.js';
import { Icon } from '../../components/icon.js';
import { PagedList } from '../../components/paged-list.js';
import { ShelfDrawing } from '../../components/panel-drawings.js';
import { Switch } from '../../components/switch.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { createKeeping } from '../../state/actions/keeping.js';
import { useApp } from '../../state/context.js';
import { sayFailure } from '../messages/message-acts.js';
import { CardPlace, CardTool } from '../messages/card-place.js';
import { MessageCard } from '../messages/message-card.js';
import { unreadChannels } from './unread-channels.js';

/** Where somebody named the reader in the last 30 days. @param {{onClose: () => void}} props */
export function Mentions({ onClose }) {
  const { store, actions, use } = useApp();
  const { loadMentions, refilterMentions, dismissMention } = use(createKeeping);
  const [filters, setFilters] = useState({ everyone: true, roles: true });
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current) refilterMentions();
    isFirst.current = false;
  }, [filters]);
  const unread = unreadChannels(store).filter(({ mentions }) => mentions > 0);
  /** @param {any} message */
  const dismiss = async (message) => sayFailure(await dismissMention(message.id));
  return html`
    <div class="inbox-filters">
      <${Switch} label=${t('inbox.everyone')} checked=${filters.everyone} onChange=${(/** @type {boolean} */ everyone) => setFilters({ ...filters, everyone })} />
      <${Switch} label=${t('inbox.roles')} checked=${filters.roles} onChange=${(/** @type {boolean} */ roles) => setFilters({ ...filters, roles })} />
    </div>
    ${unread.length > 0 && html`<div class="inbox-acts"><${Button} small onClick=${() => unread.forEach(({ channel }) => void actions.markRead(channel.id))}><${Icon} name="check-check" size=${16} />${t('inbox.read_all')}<//></div>`}
    <${PagedList} list=${store.mentions.value} label=${t('inbox.mentions')} load=${(/** @type {boolean} */ more) => loadMentions(filters, more)}
      empty=${html`<${Empty} drawing=${html`<${ShelfDrawing} />`} title=${t('inbox.no_mentions')} text=${t('inbox.no_mentions_lead')}><${Button} onClick=${onClose}>${t('action.close')}<//><//>`}>
      ${(/** @type {any} */ message) => html`<li key=${message.id}>
        <${CardPlace} channelId=${message.channel_id} />
        <${MessageCard} message=${message} tools=${html`<${CardTool} icon="x" label=${t('inbox.dismiss')} onClick=${() => dismiss(message)} />`} />
      </li>`}
    <//>`;
}
