import { lazy } from '../../components/lazy.js';
import { html } from '../../lib/html.js';
import { useApp } from '../../state/context.js';
import { refusals, trayCount } from './tray.js';

const TrayList = lazy(() => import('./tray-list.js'), 'TrayList');

/** Above the composer's box: what goes with the next message. @param {{channel: import('../../state/types.js').Channel}} props */
export function UploadTray({ channel }) {
  const isEmpty = trayCount(useApp(), channel.id) === 0 && !refusals.value[channel.id]?.length;
  return isEmpty ? null : html`<${TrayList} channel=${channel} />`;
}
