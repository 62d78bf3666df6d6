import { useState } from 'preact/hooks';
import { Dialog } from '../../components/dialog.js';
import { Tabs } from '../../components/tabs.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { FoundGuild } from './found-guild.js';
import { JoinGuild } from './join-guild.js';

/** A guild of one's own, or somebody else's by their link. @param {{onClose: () => void, way?: 'create' | 'join'}} props */
export function CreateGuild({ onClose, way: first = 'create' }) {
  const [way, setWay] = useState(/** @type {string} */ (first));
  const tabs = [{ value: 'create', label: t('guild.way_create') }, { value: 'join', label: t('guild.way_join') }];
  return html`<${Dialog} title=${t('guild.add')} onClose=${onClose}>
    <${Tabs} label=${t('guild.add')} value=${way} tabs=${tabs} onChange=${setWay}>
      ${way === 'create' ? html`<${FoundGuild} onClose=${onClose} />` : html`<${JoinGuild} onClose=${onClose} />`}
    <//>
  <//>`;
}
