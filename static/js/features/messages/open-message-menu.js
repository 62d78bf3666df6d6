import { openMenu } from '../../components/context-menu.js';
import { lazy } from '../../components/lazy.js';
import { t } from '../../lib/i18n.js';
import { openDialog } from '../shell/ui.js';
import { messageEntries } from './message-menu.js';
import { selection } from './selection.js';

const MessageSheet = lazy(() => import('./message-sheet.js'), 'MessageSheet');

/** About a link out of here or a picture the browser's own menu knows more; a finger gets a sheet instead (`use-long-press.js`). */
const LEFT_ALONE = 'a.md-link, img, video, input, textarea';

/** @param {MouseEvent} event @param {any} app @param {Extract<import('../../state/types.js').Row, {type: 'message'}>} row */
export function openMessageMenu(event, app, { key, message }) {
  const target = /** @type {Element} */ (event.target);
  if (message.state !== 'sent' || selection.value || target.closest(LEFT_ALONE)) return;
  if (/** @type {PointerEvent} */ (event).pointerType === 'touch') event.preventDefault();
  else openMenu(event, t('message.actions'), messageEntries(app, message, /** @type {HTMLElement} */ (event.currentTarget)), key);
}

/** @param {any} app @param {import('../../state/types.js').RowMessage} message @param {HTMLElement} element */
export function openMessageSheet(app, message, element) {
  if (message.state === 'sent') openDialog(MessageSheet, { message, element, entries: messageEntries(app, message, element) });
}
