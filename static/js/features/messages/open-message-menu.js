import { openMenu } from '../../components/context-menu.js';
import { whenThere } from '../../components/when-there.js';
import { t } from '../../lib/i18n.js';
import { selection } from './selection.js';

/** What stands in it comes when it is first wanted. */
export const fetchMenu = () => import('./message-menu.js');

/** @param {any} app @param {import('../../state/types.js').RowMessage} message @param {HTMLElement} element its row */
export const entriesOf = (app, message, element) => async () => (await fetchMenu()).knownEntries(app, message, element);

/** About a link out of here or what is being typed the browser's own menu knows more; about a picture only where it can be pointed at. */
const LEFT_ALONE = 'a.md-link, input, textarea';
const LEFT_TO_THE_POINTER = 'img, video';

/** @param {MouseEvent} event @param {any} app @param {Extract<import('../../state/types.js').Row, {type: 'message'}>} row */
export function openMessageMenu(event, app, { key, message }) {
  const target = /** @type {Element} */ (event.target);
  const element = /** @type {HTMLElement} */ (event.currentTarget);
  const byFinger = /** @type {PointerEvent} */ (event).pointerType === 'touch';
  if (message.state !== 'sent' || selection.value || target.closest(LEFT_ALONE)) return;
  if (byFinger) openSheet(event, app, message, element);
  else if (!target.closest(LEFT_TO_THE_POINTER)) openMenu(event, t('message.actions'), entriesOf(app, message, element), key);
}

/** @param {MouseEvent} event @param {any} app @param {import('../../state/types.js').RowMessage} message @param {HTMLElement} element */
function openSheet(event, app, message, element) {
  event.preventDefault();
  whenThere(fetchMenu, (menu) => menu.openSheet(app, message, element));
}
