import { copyText } from '../../components/copy-text.js';
import { t } from '../../lib/i18n.js';

/**
 * What can be done with a channel or a category, for whoever asks.
 * @param {import('../../state/app.js').App} app
 * @param {import('../../state/types.js').Channel} channel
 * @returns {import('../../components/menu.js').MenuEntry[]}
 */
export function channelEntries({ views, actions }, channel) {
  return [
    { label: t('channel.mark_read'), icon: 'check-check', onSelect: () => actions.markRead(channel.id) },
    { label: t('channel.copy_link'), icon: 'link', onSelect: () => copyText(new URL(views.href(channel.guild_id, channel.id), location.href).href) },
  ];
}
