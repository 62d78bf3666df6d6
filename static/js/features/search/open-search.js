import { lazy } from '../../components/lazy.js';
import { openPanel } from '../shell/ui.js';

export const SearchPanel = lazy(() => import('./search-panel.js'), 'SearchPanel', { typed: true });

/**
 * The panel with the caret in its box; `here`: in the open channel.
 * @param {import('../../state/app.js').App} app
 * @param {{here?: boolean, query?: string}} [options]
 */
export function openSearch({ store, views }, { here = false, query = '' } = {}) {
  const channel = views.currentChannel.peek();
  const { guildId } = store.route.peek();
  const scope = { guildId, channelId: channel && (here || channel.guild_id === null) ? channel.id : null };
  openPanel(SearchPanel, { key: `search ${Date.now()}`, first: scope, query });
}
