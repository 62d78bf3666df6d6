import { t } from '../../lib/i18n.js';
import { channelEntries } from '../channels/channel-menu.js';
import { conversationEntries } from '../dms/conversation-menu.js';
import { togglePins } from './panel-buttons.js';

/**
 * What stands in the heading of a wide window, and all that can be done with the place.
 * @param {import('../../state/app.js').App} app
 * @param {import('../../state/types.js').Channel} channel
 * @returns {import('../../components/menu.js').MenuEntry[]}
 */
export function moreEntries(app, channel) {
  const own = channel.guild_id === null ? conversationEntries(app, channel) : channelEntries(app, channel);
  return [{ label: t('pins.title'), icon: 'pin', onSelect: togglePins }, 'line', ...own];
}
