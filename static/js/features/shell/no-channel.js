import { Button } from '../../components/button.js';
import { LockedDrawing } from '../../components/drawings.js';
import { Empty } from '../../components/empty.js';
import { WayDrawing } from '../../components/scenes.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { openCreateGuild } from '../guilds/open-create-guild.js';

/** In the middle when there is nothing to read: no guild yet, no channel in it, or none at this address. */
export function NoChannel() {
  const { store, views } = useApp();
  if (store.guilds.value.order.length === 0) {
    return html`<${Empty} drawing=${html`<${WayDrawing} />`} title=${t('guild.none')} text=${t('guild.create_lead')}>
      <${Button} kind="primary" onClick=${() => openCreateGuild()}>${t('guild.add')}<//>
    <//>`;
  }
  const missing = store.route.value.channelId !== null;
  const none = views.guild.value !== null && !missing;
  return html`<${Empty} drawing=${missing ? html`<${LockedDrawing} />` : html`<${WayDrawing} />`}
    title=${missing ? t('channel.not_found') : none ? t('channel.none') : t('channel.none_lead')}
    text=${missing ? t('channel.none_lead') : ''} />`;
}
