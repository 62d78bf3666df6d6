import { IconButton } from '../../components/icon-button.js';
import { Menu } from '../../components/menu.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { useApp } from '../../state/context.js';
import { togglePopover } from '../shell/ui.js';
import { notificationEntries } from './notification-menu.js';

/** What one is told of in the open channel. @param {{channel: import('../../state/types.js').Channel}} props */
export function BellButton({ channel }) {
  const app = useApp();
  const muted = app.views.muted(channel.id);
  const label = muted ? t('notify.button_muted') : t('notify.button');
  const open = (/** @type {any} */ event) => {
    const entries = notificationEntries(app, { kind: 'channel', id: channel.id, direct: channel.guild_id === null });
    togglePopover(event.currentTarget, Menu, { label: t('notify.button'), entries });
  };
  return html`<${IconButton} icon=${muted ? 'bell-off' : 'bell'} label=${label} data-tip-side="below" aria-haspopup="menu" onClick=${open} />`;
}
