import { openMenu } from '../../components/context-menu.js';
import { whenThere } from '../../components/when-there.js';
import { t } from '../../lib/i18n.js';
import { selection } from './selection.js';

/** What stands in it comes when it is first wanted. */
export const fetchMenu = () => import('./message-menu.js');

/** @param {any} app @param {import('../../state/types.js').RowMessage} message @param {HTMLElement} element its row */
export const entriesOf = (app, message, element) => async () => (await fetchMenu()).messageEntries(app, message, element);

/** About a link out of here or a picture the browser's own menu knows more; a finger gets a sheet instead (`use-long-press.js`). */
const LEFT_ALONE = 'a.md-link, img, video, input, textarea';

/** @param {MouseEvent} event @param {any} app @param {Extract<import('../../state/types.js').Row, {type: 'message'}>} row */
export function openMessageMenu(event, app, { key, message }) {
  const target = /** @type {Element} */ (event.target);
  if (message.state !== 'sent' || selection.value || target.closest(LEFT_ALONE)) return;
  if (/** @type {PointerEvent} */ (event).pointerType === 'touch') event.preventDefault();
  else openMenu(event, t('message.actions'), entriesOf(app, message, /** @type {HTMLElement} */ (event.currentTarget)), key);
}

/** @param {any} app @param {import('../../state/types.js').RowMessage} message @param {HTMLElement} element */
export function openMessageSheet(app, message, element) {
  if (message.state === 'sent') whenThere(fetchMenu, ({ openSheet }) => openSheet(app, message, element));
}
