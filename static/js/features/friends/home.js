import { WayDrawing } from '../../components/drawings.js';
import { Empty } from '../../components/empty.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';

/** What stands at home while no conversation is open. */
export function Home() {
  return html`<${Empty} drawing=${html`<${WayDrawing} />`} title=${t('friends.title')} text=${t('channel.none_lead')} />`;
}
