import { toggleMenu } from '../../components/context-menu.js';
import { IconButton } from '../../components/icon-button.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';

/** What one is told of in the open channel. @param {{channel: import('../../state/types.js').Channel}} props */
export function BellButton({ channel }) {
  const app = useApp();
  const muted = app.views.muted(channel.id);
  const label = muted ? t('notify.button_muted') : t('notify.button');
  const target = { kind: /** @type {const} */ ('channel'), id: channel.id, direct: channel.guild_id === null };
  const open = (/** @type {any} */ event) => toggleMenu(event, t('notify.button'), async () => (await import('./notification-menu.js')).notificationEntries(app, target));
  return html`<${IconButton} icon=${muted ? 'bell-off' : 'bell'} label=${label} data-tip-side="below" aria-haspopup="menu" onClick=${open} />`;
}
